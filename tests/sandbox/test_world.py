"""Whatever a bot sends, it gets an answer or a refusal."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.sandbox.methods import METHODS
from bot.sandbox.refusals import Refusal
from bot.sandbox.world import World
from tests.sandbox.people import TOKEN, Caller, Person

PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20)
ANYTHING = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner))
ARTICLE = {"type": "article", "id": "1", "title": "x", "input_message_content": {"message_text": "x"}}
LIKELY = st.sampled_from(
    [
        {"inline_keyboard": [[{"text": 1, "callback_data": 2}]]},
        {"inline_keyboard": [[{"text": "x", "url": 5}]]},
        {"keyboard": [[{"text": None}]], "input_field_placeholder": 7},
        {"force_reply": True, "input_field_placeholder": []},
        {"message_id": "x"},
        {"message_id": [1]},
        {"type": "photo", "media": 7},
        {"type": ["photo"]},
        {"type": "chat", "chat_id": [1]},
        {"type": "chat_member", "chat_id": {}, "user_id": "x"},
        {"type": "web_app", "web_app": "x"},
        {"text": {}, "start_parameter": "x"},
        [{"type": "photo", "media": 7}] * 2,
        [{"type": ["photo"]}] * 2,
        [{"command": "a", "description": "x"}, {"command": 7}],
        [{"type": {}, "offset": 0, "length": 1}],
        [{"type": "text_mention", "offset": 0, "length": 1, "user": {"id": "x"}}],
        [{"type": "article", "id": "1", "title": "x", "input_message_content": {"message_text": 7}}],
        [{"type": "article", "id": "1", "title": "x", "input_message_content": {"message_text": "x", "entities": 7}}],
        [
            {
                "type": "article",
                "id": "1",
                "title": "x",
                "input_message_content": {"message_text": "x"},
                "reply_markup": 7,
            }
        ],
        [["x"]],
        "x",
        1,
    ]
)


@pytest.mark.parametrize("method", sorted(METHODS))
@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_anything_is_answered_or_refused(world: World, member: Person, bot: Caller, method: str, data: Any) -> None:
    known = {"chat_id": st.just(member.id), "from_chat_id": st.just(member.id)}
    known |= {"message_id": st.just(1) | PLAIN, "text": st.just("word") | ANYTHING}
    asked = {
        name: data.draw(known.get(name, LIKELY | ANYTHING), label=name)
        for name in METHODS[method].parameters
        if name in known or data.draw(st.booleans(), label=f"with {name}")
    }
    try:
        world.call(TOKEN, method, asked)
    except Refusal as refusal:
        assert refusal.description  # noqa: PT017 - a refusal is one of two good ends


def test_time_does_not_go_back(world: World) -> None:
    with pytest.raises(ValueError, match="does not go back"):
        world.advance(-1)
