"""Telegram's menu is told once, in every language, by role."""

import json
from typing import Any

import pytest

import handlers
from bot.i18n import LANGUAGES
from bot.pipeline.menu import Menu
from bot.pipeline.telegram import Again
from bot.sandbox.faults import Fault
from bot.storage import people
from tests.cast import Phone
from tests.pipeline import form
from tests.stage import Stage

TOLD = ("setMyName", "setMyDescription", "setMyShortDescription", "setMyCommands")


def told(stage: Stage, method: str) -> list[dict[str, Any]]:
    return [dict(call.parameters) for call in stage.world.journal.calls(method) if call.status == 200]


async def test_everybodys_menu_is_told_in_every_language(stage: Stage) -> None:
    await stage.machine.menu.introduce(stage.store)
    for method in TOLD:
        languages = {one.get("language_code", "") for one in told(stage, method)}
        assert languages == {"", *LANGUAGES}, method
    named = [{entry["command"] for entry in json.loads(one["commands"])} for one in told(stage, "setMyCommands")]
    assert all({"start", "language", "help", "stop"} <= names for names in named)
    assert not any("desk" in names for names in named)


async def test_it_is_told_once_until_something_changes(stage: Stage) -> None:
    await stage.machine.menu.introduce(stage.store)
    count = len(stage.world.journal)
    stage.assemble()
    await stage.machine.menu.introduce(stage.store)
    assert len(stage.world.journal) == count
    await Menu(stage.bot, (*handlers.CONVERSATIONS, form.conversation)).introduce(stage.store)
    assert any("Give words" in one["commands"] for one in told(stage, "setMyCommands"))


async def test_told_by_half_it_is_told_again(stage: Stage) -> None:
    stage.world.faults.add(Fault("reset_before", method="setMyDescription", count=1))
    with pytest.raises(Again):
        await stage.machine.menu.introduce(stage.store)
    await stage.machine.menu.introduce(stage.store)
    assert {one.get("language_code", "") for one in told(stage, "setMyDescription")} == {"", *LANGUAGES}


async def test_one_person_is_offered_what_their_roles_open(stage: Stage, admin: Phone, member: Phone) -> None:
    for phone in (admin, member):
        person = await stage.store.read(lambda tx, id=phone.id: people.find_by_account(tx, id))
        assert person is not None
        await stage.machine.menu.offer(phone.id, person)
    desk = {json.loads(one["scope"])["chat_id"]: "desk" in one["commands"] for one in told(stage, "setMyCommands")}
    assert desk == {admin.id: True, member.id: False}
