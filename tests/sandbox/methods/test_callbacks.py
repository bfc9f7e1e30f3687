"""Taps and their answers."""

import pytest

from bot.sandbox.phone.talking import Impossible
from tests.sandbox.people import YES, Caller, Person


def test_a_tap_reaches_the_bot_and_its_answer_the_phone(bot: Caller, member: Person) -> None:
    sent = bot.says(member.id, reply_markup=YES)
    query_id = member.presses(sent, "yes")
    (update,) = bot.reads()
    query = update["callback_query"]
    assert (query["id"], query["data"], query["from"]["id"]) == (query_id, "yes", member.id)
    assert query["message"] == sent
    assert bot.calls("answerCallbackQuery", callback_query_id=query_id, text="Done", show_alert=True) is True
    assert member.told("answer") == [{"type": "answer", "query_id": query_id, "text": "Done", "show_alert": True}]


def test_an_old_button_still_taps(bot: Caller, member: Person) -> None:
    sent = bot.says(member.id, reply_markup=YES)
    bot.world.advance(40 * 86_400)
    member.presses(sent, "yes")
    assert len(bot.reads()) == 1


def test_a_button_that_is_gone_cannot_be_tapped(bot: Caller, member: Person) -> None:
    sent = bot.says(member.id, reply_markup=YES)
    bot.calls("editMessageReplyMarkup", chat_id=member.id, message_id=sent["message_id"])
    with pytest.raises(Impossible, match="no such button"):
        member.presses(sent, "yes")


def test_a_tap_on_a_blocked_bot_is_not_told(bot: Caller, member: Person) -> None:
    sent = bot.says(member.id, reply_markup=YES)
    member.blocks()
    bot.reads()
    member.presses(sent, "yes")
    assert bot.reads() == []


def test_an_answer_may_open_the_bot_with_a_payload(bot: Caller, member: Person) -> None:
    query_id = member.presses(bot.says(member.id, reply_markup=YES), "yes")
    url = "https://t.me/keptbot?start=x"
    assert bot.calls("answerCallbackQuery", callback_query_id=query_id, url=url)
    assert member.told("answer")[0]["url"] == url


TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


@pytest.mark.parametrize(
    ("parameters", "text"),
    [
        ({"callback_query_id": None}, TOO_OLD),
        ({"callback_query_id": "1"}, TOO_OLD),
        ({"text": "x" * 201}, "Bad Request: MESSAGE_TOO_LONG"),
        ({"url": "https://example.org/"}, "Bad Request: URL_INVALID"),
        ({"url": "::"}, "Bad Request: URL_INVALID"),
    ],
)
def test_is_refused(bot: Caller, member: Person, parameters: dict, text: str) -> None:
    query_id = member.presses(bot.says(member.id, reply_markup=YES), "yes")
    assert bot.is_refused("answerCallbackQuery", **{"callback_query_id": query_id, **parameters}) == text


def test_a_query_is_answered_once(bot: Caller, member: Person) -> None:
    query_id = member.presses(bot.says(member.id, reply_markup=YES), "yes")
    bot.calls("answerCallbackQuery", callback_query_id=query_id)
    assert bot.is_refused("answerCallbackQuery", callback_query_id=query_id) == TOO_OLD


def test_taps_that_nobody_answers_are_forgotten(bot: Caller, member: Person) -> None:
    sent = bot.says(member.id, reply_markup=YES)
    for _ in range(20):
        member.presses(sent, "yes")
        bot.world.advance(600)
    assert len(bot.world.queries) < 10


def test_a_tap_can_be_answered_for_150_seconds(bot: Caller, member: Person) -> None:
    sent = bot.says(member.id, reply_markup=YES)
    in_time, too_late = member.presses(sent, "yes"), member.presses(sent, "yes")
    bot.world.advance(150)
    assert bot.calls("answerCallbackQuery", callback_query_id=in_time)
    bot.world.advance(1)
    assert bot.is_refused("answerCallbackQuery", callback_query_id=too_late) == TOO_OLD
