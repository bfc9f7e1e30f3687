"""The journal tells what passed, in order, and never a token."""

import json

from bot.sandbox.journal import Journal
from tests.sandbox.people import TOKEN, YES, Caller, Person


def test_everything_that_passes_is_noted(bot: Caller, member: Person) -> None:
    before = list(bot.world.journal)[-1].seq
    sent = bot.says(member.id, reply_markup=YES)
    member.presses(sent, "yes")
    bot.reads()
    bot.is_refused("sendMessage", chat_id=5, text="x")
    noted = [(entry.kind, entry.name, entry.status) for entry in bot.world.journal.after(before, 100)]
    assert noted == [
        ("call", "sendMessage", 200),
        ("phone", "press", 0),
        ("handed", "getUpdates", 0),
        ("call", "getUpdates", 200),
        ("confirmed", "getUpdates", 0),
        ("call", "getUpdates", 200),
        ("call", "sendMessage", 400),
    ]


def test_no_token_is_kept(bot: Caller, member: Person) -> None:
    bot.says(member.id)
    assert TOKEN not in json.dumps(bot.world.journal.plain(0, 1000))


def test_only_the_newest_are_kept_and_read_from_any_place() -> None:
    journal = Journal(most=3)
    for number in range(5):
        journal.note(0.0, "call", 1, str(number))
    assert [entry.name for entry in journal] == ["2", "3", "4"]
    assert [entry.name for entry in journal.after(0, 2)] == ["2", "3"]
    assert [entry.name for entry in journal.after(4, 9)] == ["4"]
    assert journal.after(5, 9) == []
    assert len(journal) == 3
