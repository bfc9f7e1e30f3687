"""How fast the bot may speak."""

import pytest

from bot.sandbox.model import Chat, Upload
from bot.sandbox.world import World
from tests.sandbox.people import PNG, Caller, Person


@pytest.fixture
def limited(world: World) -> World:
    world.limits.is_on = True
    return world


def test_one_person_is_told_five_things_at_once_then_one_a_second(bot: Caller, member: Person, limited: World) -> None:
    for _ in range(5):
        bot.says(member.id)
    refusal = bot.refusal("sendMessage", chat_id=member.id, text="x")
    assert refusal.body() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    limited.advance(1)
    assert bot.says(member.id)
    assert bot.refusal("sendMessage", chat_id=member.id, text="x").code == 429
    limited.advance(5)
    for _ in range(5):
        bot.says(member.id)


def test_a_group_hears_twenty_a_minute_edits_included(bot: Caller, group: Chat, limited: World) -> None:
    for _ in range(19):
        bot.says(group.id)
        limited.advance(1)
    last = bot.says(group.id)
    edit = {"chat_id": group.id, "message_id": last["message_id"], "text": "x"}
    assert bot.refusal("editMessageText", **edit).parameters == {"retry_after": 41}
    limited.advance(41)
    assert bot.calls("editMessageText", **edit)


def test_everybody_together_hears_thirty_a_second(bot: Caller, limited: World) -> None:
    people = [Person(limited, limited.add_account("Somebody").id, bot.id) for _ in range(31)]
    for person in people:
        person.says("/start")
    for person in people[:30]:
        bot.says(person.id)
    refusal = bot.refusal("sendMessage", chat_id=people[30].id, text="x")
    assert refusal.parameters == {"retry_after": 1}
    limited.advance(1)
    assert bot.says(people[30].id)


def test_edits_in_private_are_free(bot: Caller, member: Person, limited: World) -> None:
    sent = bot.says(member.id)
    for number in range(40):
        bot.calls("editMessageText", chat_id=member.id, message_id=sent["message_id"], text=str(number))


def test_an_album_counts_as_many(bot: Caller, member: Person, limited: World) -> None:
    media = [{"type": "photo", "media": "attach://a"}] * 4
    bot.calls("sendMediaGroup", {"a": Upload("a.png", PNG)}, chat_id=member.id, media=media)
    bot.says(member.id)
    assert bot.refusal("sendMessage", chat_id=member.id, text="x").code == 429


def test_what_is_refused_is_not_counted(bot: Caller, member: Person, limited: World) -> None:
    for _ in range(50):
        bot.is_refused("sendMessage", chat_id=member.id, text="")
    assert bot.says(member.id)


def test_limits_are_set(bot: Caller, member: Person, limited: World) -> None:
    limited.limits.change({"private_burst": 100})
    for _ in range(30):
        bot.says(member.id)
    assert limited.limits.settings()["private_burst"] == 100
    with pytest.raises(ValueError, match="no limit x"):
        limited.limits.change({"x": 1})
