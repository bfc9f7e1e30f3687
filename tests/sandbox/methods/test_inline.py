"""Inline mode: the question, the results, what is sent of them."""

from typing import Any

import pytest

from bot.sandbox.model import Chat
from bot.sandbox.phone import inline
from bot.sandbox.phone.talking import Impossible
from tests.sandbox.people import YES, Caller, Person

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def article(name: str = "1", **rest: Any) -> dict[str, Any]:
    content = {"message_text": "<b>Water</b>", "parse_mode": "HTML"}
    return {"type": "article", "id": name, "title": "Water", "input_message_content": content, **rest}


def asked(bot: Caller, person: Person, chat: int, words: str = "water") -> str:
    return inline.ask(bot.world, person.id, bot.id, words, chat)


def test_a_question_is_answered_with_results(bot: Caller, member: Person, group: Chat) -> None:
    query_id = asked(bot, member, group.id)
    (update,) = bot.reads()
    query = update["inline_query"]
    assert (query["id"], query["query"], query["chat_type"]) == (query_id, "water", "group")
    button = {"text": "More", "start_parameter": "more"}
    results = [article(description="Clean")]
    assert bot.calls("answerInlineQuery", inline_query_id=query_id, results=results, next_offset="2", button=button)
    (event,) = member.told("inline")
    assert event == {"type": "inline", "query_id": query_id, "results": results, "next_offset": "2", "button": button}


def test_a_chosen_result_is_said_by_the_person_through_the_bot(bot: Caller, member: Person, group: Chat) -> None:
    query_id = asked(bot, member, group.id)
    bot.calls("answerInlineQuery", inline_query_id=query_id, results=[article(reply_markup=YES)])
    said = inline.choose(bot.world, member.id, query_id, "1", group.id)
    assert (said["text"], said["from"]["id"], said["via_bot"]["id"]) == ("Water", member.id, bot.id)
    chosen = [update["chosen_inline_result"] for update in bot.reads() if "chosen_inline_result" in update]
    assert [(one["result_id"], one["query"]) for one in chosen] == [("1", "water")]
    name = chosen[0]["inline_message_id"]
    assert bot.calls("editMessageText", inline_message_id=name, text="Changed") is True
    assert member.sees(group.id)[-1]["text"] == "Changed"


def test_a_tap_on_an_inline_message_names_it(bot: Caller, member: Person) -> None:
    query_id = asked(bot, member, bot.id)
    bot.calls("answerInlineQuery", inline_query_id=query_id, results=[article(reply_markup=YES)])
    said = inline.choose(bot.world, member.id, query_id, "1", bot.id)
    bot.reads()
    member.presses(said, "yes")
    (update,) = bot.reads()
    assert "inline_message_id" in update["callback_query"]
    assert "message" not in update["callback_query"]


def test_the_same_question_is_answered_from_the_cache(bot: Caller, member: Person, organiser: Person) -> None:
    bot.calls("answerInlineQuery", inline_query_id=asked(bot, member, bot.id), results=[article()], cache_time=60)
    bot.reads()
    asked(bot, organiser, bot.id)
    assert (len(organiser.told("inline")), bot.reads()) == (1, [])
    bot.world.advance(61)
    asked(bot, organiser, bot.id)
    assert len(bot.reads()) == 1


def test_a_personal_answer_is_not_shown_to_others(bot: Caller, member: Person, organiser: Person) -> None:
    query_id = asked(bot, member, bot.id)
    bot.calls("answerInlineQuery", inline_query_id=query_id, results=[article()], is_personal=True)
    asked(bot, organiser, bot.id)
    assert organiser.told("inline") == []
    with pytest.raises(Impossible, match="has not offered"):
        inline.choose(bot.world, organiser.id, query_id, "1", bot.id)


def test_a_question_waits_thirty_seconds(bot: Caller, member: Person) -> None:
    query_id = asked(bot, member, bot.id)
    bot.world.advance(31)
    assert bot.reads() == []
    assert bot.is_refused("answerInlineQuery", inline_query_id=query_id, results=[]) == TOO_OLD


UNPARSED = "Bad Request: can't parse inline query result: "


@pytest.mark.parametrize(
    ("parameters", "text"),
    [
        ({"inline_query_id": "1"}, TOO_OLD),
        ({"results": [7]}, UNPARSED + "Inline query result must be an object"),
        ({"results": [{"type": "photo"}]}, UNPARSED + 'type "photo" is unsupported for the inline query result'),
        ({"results": [article("")]}, "Bad Request: RESULT_ID_INVALID"),
        ({"results": [article("x" * 65)]}, "Bad Request: RESULT_ID_INVALID"),
        ({"results": [article(title="")]}, "Bad Request: TITLE_INVALID"),
        ({"results": [article(), article()]}, "Bad Request: RESULT_ID_DUPLICATE"),
        ({"results": [article(str(n)) for n in range(51)]}, "Bad Request: RESULTS_TOO_MUCH"),
        ({"results": [article(input_message_content=None)]}, UNPARSED + "Input message content is not specified"),
        ({"results": [article(colour=1)]}, 'Bad Request: field "colour" of an inline query result is not known here'),
        ({"results": [article(input_message_content={"message_text": ""})]}, "Bad Request: message text is empty"),
        ({"next_offset": "x" * 65}, "Bad Request: NEXT_OFFSET_INVALID"),
        ({"button": {"text": "x", "start_parameter": "a b"}}, "Bad Request: START_PARAM_INVALID"),
        (
            {"button": {"text": "x"}},
            "Bad Request: can't parse inline query results button: InlineQueryResultsButton is wrong",
        ),
    ],
)
def test_is_refused(bot: Caller, member: Person, parameters: dict, text: str) -> None:
    given = {"inline_query_id": asked(bot, member, bot.id), "results": [], **parameters}
    assert bot.is_refused("answerInlineQuery", **given) == text
