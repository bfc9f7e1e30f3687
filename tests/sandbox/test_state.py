"""What is kept between two runs."""

from pathlib import Path

import pytest

from bot.sandbox.model import Chat
from bot.sandbox.state import load, save
from bot.sandbox.world import World
from tests.sandbox.people import PNG, TOKEN, YES, Caller, Person, SetClock


def revived(path: Path, time: SetClock) -> tuple[World, Caller]:
    world = World(now=time)
    world.limits.is_on = False
    bot = world.add_bot(TOKEN, "keptbot")
    load(world, path)
    return world, Caller(world, world.bots[bot.id])


def test_everything_said_is_there_again(
    bot: Caller, member: Person, forum: Chat, tmp_path: Path, time: SetClock
) -> None:
    sent = bot.says(member.id, "Hello", reply_markup=YES)
    bot.says(member.id, reply_markup={"keyboard": [["One"]]})
    member.sends("photo", PNG)
    bot.calls("setMyCommands", commands=[{"command": "start", "description": "Begin"}], language_code="fr")
    bot.calls("createForumTopic", chat_id=forum.id, name="Water")
    member.presses(sent, "yes")
    bot.world.advance(60)
    save(bot.world, tmp_path / "state.json")
    world, again = revived(tmp_path / "state.json", time)
    for name in ("accounts", "bots", "queues", "dialogs", "groups", "files", "queries", "offset"):
        assert getattr(world, name) == getattr(bot.world, name), name
    photo, tap = again.reads()
    assert again.calls("getFile", file_id=photo["message"]["photo"][0]["file_id"])
    assert again.calls("answerCallbackQuery", callback_query_id=tap["callback_query"]["id"])
    assert again.says(member.id)["message_id"] == member.sees()[-1]["message_id"] + 1


def test_a_bot_that_is_new_begins_and_one_that_is_gone_is_not_served(
    bot: Caller, tmp_path: Path, time: SetClock
) -> None:
    save(bot.world, tmp_path / "state.json")
    world = World(now=time)
    world.add_bot("777:OTHER", "otherbot")
    load(world, tmp_path / "state.json")
    assert list(world.bots) == [777]


def test_another_form_is_refused(bot: Caller, tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    save(bot.world, path)
    path.write_text(path.read_text().replace('"form": 1', '"form": 99'))
    with pytest.raises(ValueError, match="another version"):
        load(bot.world, path)
