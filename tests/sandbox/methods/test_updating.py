"""Fetching updates: numbers, confirming, kinds, expiry, and the webhook instead."""

from typing import Any

import pytest

from bot.sandbox.world import World
from tests.sandbox.people import TOKEN, YES, Caller, Person, SetClock


def numbers(updates: list[dict[str, Any]]) -> list[int]:
    return [update["update_id"] for update in updates]


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


def test_the_bot_knows_itself(bot: Caller) -> None:
    me = bot.calls("getMe")
    assert (me["username"], me["is_bot"], me["can_read_all_group_messages"]) == ("keptbot", True, False)


def test_what_is_not_confirmed_comes_again(bot: Caller, member: Person) -> None:
    member.says("one")
    member.says("two")
    first = bot.gets()
    assert texts(first) == ["one", "two"]
    assert bot.gets() == first
    assert texts(bot.gets(offset=numbers(first)[1])) == ["two"]
    assert texts(bot.gets()) == ["two"]
    assert bot.gets(offset=numbers(first)[1] + 1) == []
    assert bot.gets() == []


def test_a_limit_takes_the_oldest(bot: Caller, member: Person) -> None:
    for number in range(120):
        member.says(str(number))
    assert texts(bot.gets(limit=2)) == ["0", "1"]
    assert len(bot.gets()) == 100
    assert len(bot.gets(limit=1000)) == 100
    assert len(bot.gets(limit=-5)) == 1


def test_a_negative_offset_keeps_the_newest_only(bot: Caller, member: Person) -> None:
    for text in ("one", "two", "three"):
        member.says(text)
    assert texts(bot.gets(offset=-1)) == ["three"]
    assert texts(bot.gets()) == ["three"]


def test_an_offset_far_in_the_future_confirms_nothing(bot: Caller, member: Person) -> None:
    member.says("one")
    (number,) = numbers(bot.gets())
    assert texts(bot.gets(offset=number + 1_000)) == ["one"]


def test_numbers_begin_somewhere_and_are_random_after_a_quiet_week(time: SetClock) -> None:
    starts = {World(now=time, seed=seed) for seed in range(5)}
    for world in starts:
        world.add_bot(TOKEN)
    assert len({world.queues[123456].next_id for world in starts}) == 5


def test_after_a_week_without_updates_numbers_are_new(bot: Caller, member: Person) -> None:
    member.says("one")
    (before,) = numbers(bot.reads())
    bot.world.advance(8 * 86_400)
    member.says("two")
    (after,) = numbers(bot.gets())
    assert abs(after - before) > 1_000


def test_messages_wait_a_day(bot: Caller, member: Person) -> None:
    member.says("one")
    bot.world.advance(86_399)
    assert texts(bot.gets()) == ["one"]
    bot.world.advance(1)
    assert bot.gets() == []


def test_taps_wait_150_seconds(bot: Caller, member: Person) -> None:
    member.presses(bot.says(member.id, reply_markup=YES), "yes")
    bot.world.advance(149)
    assert len(bot.gets()) == 1
    bot.world.advance(1)
    assert bot.gets() == []


def test_only_kinds_that_are_allowed_are_kept(bot: Caller, member: Person) -> None:
    bot.gets(allowed_updates=["callback_query"])
    member.says("unheard")
    assert bot.gets() == []
    member.presses(bot.says(member.id, reply_markup=YES), "yes")
    assert len(bot.reads()) == 1
    bot.gets(allowed_updates=[])
    member.says("heard")
    assert texts(bot.gets()) == ["heard"]


def test_a_blocked_and_an_unblocked_bot_is_told(bot: Caller, member: Person) -> None:
    member.blocks()
    member.says("/start")
    blocked, unblocked, said = bot.reads()
    assert blocked["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert unblocked["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert said["message"]["text"] == "/start"


def test_a_webhook_excludes_polling(bot: Caller, member: Person) -> None:
    member.says("one")
    assert bot.calls("setWebhook", url="https://example.org/hook", secret_token="s-1", allowed_updates=["message"])
    info = bot.calls("getWebhookInfo")
    assert (info["url"], info["pending_update_count"], info["max_connections"]) == ("https://example.org/hook", 1, 40)
    assert info["allowed_updates"] == ["message"]
    refusal = bot.refusal("getUpdates")
    assert refusal.code == 409
    assert refusal.description.startswith("Conflict: can't use getUpdates method while webhook is active")
    assert bot.calls("deleteWebhook") is True
    assert texts(bot.gets()) == ["one"]


def test_waiting_updates_are_dropped_when_asked(bot: Caller, member: Person) -> None:
    member.says("one")
    bot.calls("setWebhook", url="https://example.org/hook", drop_pending_updates=True)
    bot.calls("setWebhook", url="")
    assert bot.gets() == []
    member.says("two")
    bot.calls("deleteWebhook", drop_pending_updates=True)
    assert bot.calls("getWebhookInfo")["pending_update_count"] == 0


@pytest.mark.parametrize(
    ("method", "parameters", "text"),
    [
        ("getUpdates", {"offset": "x"}, 'Bad Request: parameter "offset" must be of type Integer'),
        ("getUpdates", {"allowed_updates": "x"}, 'Bad Request: parameter "allowed_updates" must be of type Array'),
        ("setWebhook", {"url": "::"}, "Bad Request: invalid webhook URL specified"),
        (
            "setWebhook",
            {"url": "http://example.org/"},
            "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
        ),
        ("setWebhook", {"url": "https://a.b/", "secret_token": "x" * 257}, "Bad Request: secret token is too long"),
        (
            "setWebhook",
            {"url": "https://a.b/", "secret_token": "é"},
            "Bad Request: secret token contains unallowed characters",
        ),
        ("getMe", {"x": 1}, 'Bad Request: parameter "x" of getMe is not known here'),
        ("deleteWebhook", {"x": 1}, 'Bad Request: parameter "x" of deleteWebhook is not known here'),
        ("getWebhookInfo", {"x": 1}, 'Bad Request: parameter "x" of getWebhookInfo is not known here'),
    ],
)
def test_is_refused(bot: Caller, method: str, parameters: dict[str, Any], text: str) -> None:
    assert bot.is_refused(method, **parameters) == text
