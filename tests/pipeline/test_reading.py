"""Telegram's updates read: who, where, what they did; and nothing broken stops the line."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pipeline.conversation import Kind
from bot.pipeline.reading import Membership, Migration, Reader, Received, chat_of, is_wish_to_stop, sent_at, tapped
from tests.stage import Stage

MEMBER = {"id": 7, "is_bot": False, "first_name": "Somebody", "language_code": "fr-CA"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Somebody"}
GROUP = {"id": -70, "type": "supergroup", "title": "Neighbours"}
BOT = {"id": 123456, "is_bot": True, "first_name": "Kept", "username": "keptbot"}


def message(**content: Any) -> dict[str, Any]:
    return {"message_id": 5, "date": 1_750_000_000, "from": MEMBER, "chat": PRIVATE, **content}


def command(text: str) -> dict[str, Any]:
    entity = {"type": "bot_command", "offset": 0, "length": len(text.split()[0])}
    return {"update_id": 1, "message": message(text=text, entities=[entity])}


@pytest.fixture
def reader(stage: Stage) -> Reader:
    return Reader(stage.bot, {"start", "help"})


def read(reader: Reader, raw: dict[str, Any]) -> Received:
    found = reader.read(raw)
    assert isinstance(found, Received)
    return found


def test_what_somebody_types(reader: Reader) -> None:
    found = read(reader, {"update_id": 1, "message": message(text=" the\u200f pump\x00 works ")})
    assert (found.account, found.chat, found.private, found.hint) == (7, 7, True, "fr-CA")
    assert (found.input.kind, found.input.text, found.input.message) == (Kind.TEXT, "the pump works", 5)


@pytest.mark.parametrize(
    ("typed", "name", "rest"),
    [
        ("/start", "start", ""),
        ("/START", "start", ""),
        ("/start join_abc", "start", "join_abc"),
        ("/start@keptbot join_abc", "start", "join_abc"),
        ("/start\njoin_abc", "start", "join_abc"),
        ("/start@otherbot", "?", ""),
        ("/strat now", "?strat", "now"),
        ("/home/water", "?home/water", ""),
        ("/", "?", ""),
    ],
)
def test_a_word_behind_a_slash(reader: Reader, typed: str, name: str, rest: str) -> None:
    found = read(reader, command(typed)).input
    assert (found.kind, found.name, found.text) == (Kind.COMMAND, name, rest)


def test_a_button(reader: Reader) -> None:
    query = {"id": "1", "from": MEMBER, "chat_instance": "1", "data": "form:keep:yes", "message": message(text="Yes?")}
    found = read(reader, {"update_id": 1, "callback_query": query})
    assert (found.input.kind, found.input.text, found.input.message) == (Kind.PRESS, "form:keep:yes", 5)


def test_a_button_by_a_server_that_tells_no_chat_instance(reader: Reader) -> None:
    query = {"id": "1", "from": MEMBER, "data": "form:keep:yes", "message": message(text="Yes?")}
    assert read(reader, {"update_id": 1, "callback_query": query}).input.text == "form:keep:yes"


def test_a_button_under_a_message_telegram_has_let_go_of(reader: Reader) -> None:
    gone = {"chat": PRIVATE, "message_id": 5, "date": 0}
    query = {"id": "1", "from": MEMBER, "chat_instance": "1", "data": "form:keep:yes", "message": gone}
    assert read(reader, {"update_id": 1, "callback_query": query}).input.message == 5


@pytest.mark.parametrize(
    ("sort", "content"),
    [
        ("location", {"location": {"latitude": 1.0, "longitude": 2.0}}),
        ("contact", {"contact": {"phone_number": "1", "first_name": "Somebody"}}),
        ("dice", {"dice": {"emoji": "🎲", "value": 3}}),
        ("voice", {"voice": {"file_id": "1", "file_unique_id": "1", "duration": 3}}),
        ("photo", {"photo": [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]}),
        ("document", {"document": {"file_id": "1", "file_unique_id": "1"}}),
        ("other", {}),
    ],
)
def test_what_is_not_words_has_a_sort(reader: Reader, sort: str, content: dict[str, Any]) -> None:
    found = read(reader, {"update_id": 1, "message": message(**content)}).input
    assert (found.kind, found.name) == (Kind.OTHER, sort)


def test_an_edit_is_an_edit_even_of_a_command(reader: Reader) -> None:
    raw = {"update_id": 1, "edited_message": message(text="/start", edit_date=1_750_000_001)}
    found = read(reader, raw).input
    assert (found.kind, found.edited) == (Kind.TEXT, True)


@pytest.mark.parametrize(("status", "present"), [("kicked", False), ("member", True)])
def test_the_bot_is_shut_out_and_let_in(reader: Reader, status: str, present: bool) -> None:
    new = {"status": status, "user": BOT, **({"until_date": 0} if status == "kicked" else {})}
    change = {"chat": PRIVATE, "from": MEMBER, "date": 1, "old_chat_member": {"status": "left", "user": BOT}}
    raw = {"update_id": 1, "my_chat_member": {**change, "new_chat_member": new}}
    assert reader.read(raw) == Membership(7, 7, True, present)


def test_a_group_moves(reader: Reader) -> None:
    raw = {"update_id": 1, "message": message(chat=GROUP, migrate_to_chat_id=-71)}
    assert reader.read(raw) == Migration(-70, -71)


@pytest.mark.parametrize(
    "raw",
    [
        {"update_id": 1},
        {"update_id": 1, "something_new": {"id": 1}},
        {"update_id": 1, "message": message(text="Hello", **{"from": BOT})},
        {"update_id": 1, "message": message(pinned_message={"chat": PRIVATE, "message_id": 4, "date": 0})},
        {"update_id": 1, "message": message(text="Hello", chat=GROUP, sender_chat=GROUP)},
        {"update_id": 1, "channel_post": message(text="Hello", chat={"id": -1, "type": "channel", "title": "News"})},
        {"update_id": 1, "callback_query": {"id": "1", "from": MEMBER, "chat_instance": "1", "game_short_name": "g"}},
    ],
    ids=["empty", "unheard of", "a bot", "a pin", "an anonymous admin", "a channel", "an inline message"],
)
def test_what_is_not_ours_to_answer(reader: Reader, raw: dict[str, Any]) -> None:
    assert reader.read(raw) is None


def test_the_order_of_an_update_is_its_chats(reader: Reader) -> None:
    tap = {"id": "1", "from": MEMBER, "chat_instance": "1", "data": "x", "message": message(chat=GROUP)}
    assert chat_of({"update_id": 1, "message": message()}) == 7
    assert chat_of({"update_id": 1, "callback_query": tap}) == -70
    assert chat_of({"update_id": 1, "callback_query": {"id": "1", "from": MEMBER, "data": "x"}}) == 7
    assert chat_of({"update_id": 1, "inline_query": {"id": "1", "from": MEMBER}}) == 7
    assert chat_of({"update_id": 1}) == 0


NAMES = st.sampled_from(["message", "callback_query", "from", "chat", "id", "data", "chat_instance", "date", "text"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(NAMES, JSON, max_size=3))
def test_no_broken_update_stops_the_line(raw: dict[str, Any]) -> None:
    assert abs(chat_of(raw)) < 1 << 63
    assert sent_at(raw) is None or isinstance(sent_at(raw), float)
    assert tapped(raw) is None or isinstance(tapped(raw), str)
    assert not is_wish_to_stop(raw)


def test_when_it_was_written() -> None:
    assert sent_at({"message": {"date": 10}}) == 10
    assert sent_at({"edited_message": {"date": 10, "edit_date": 20}}) == 20
    assert sent_at({"callback_query": {"id": "1"}}) is None
    assert sent_at({"my_chat_member": {"date": 10}}) is None


@pytest.mark.parametrize(
    ("text", "wish"), [("/stop", True), ("/stop@keptbot", True), ("/stopped", False), ("stop", False)]
)
def test_the_wish_to_stop_is_known_before_all_else(text: str, wish: bool) -> None:
    assert is_wish_to_stop({"message": {"text": text}}) is wish
