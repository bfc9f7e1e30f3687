"""Whose language, which page, and which of several screens still matters."""

from datetime import datetime, timedelta

import pytest

from bot.domain.effects import Effect, Lane, Owed
from bot.domain.focus import Focus
from bot.domain.people import State
from bot.domain.screens import Screen
from bot.pipeline import preparing
from bot.pipeline.preparing import FRESH
from bot.services import people as services
from bot.storage import focus, people
from bot.storage.engine import Transaction
from bot.storage.outbox import Claimed
from bot.views.page import Here, Page
from tests.cast import Phone
from tests.stage import HOUSE, Stage

MENU = Screen("start.menu")


def claimed(id: int, stage: Stage, chat: int = 7, effect: Effect = Effect.SCREEN, **rest: object) -> Claimed:
    now = stage.time.now()
    values = {"acted": now, "due": now, "person": None, "effect": effect, **rest}
    return Claimed(id, Owed(f"{id}", chat, screen=MENU, **values), 0)  # type: ignore[arg-type]


def here(stage: Stage, now: datetime) -> Here:
    return Here(HOUSE, stage.shelf.content, stage.seal, now)


async def prepared(stage: Stage, *those: Claimed) -> tuple[list[preparing.Ready], list[int]]:
    now = stage.time.now()
    found = await stage.store.read(lambda tx: preparing.prepare_all(tx, those, here(stage, now)))
    assert found.early == []
    return found.ready, found.dropped


async def test_the_newest_screen_of_each_chat_is_kept_and_every_notice(stage: Stage) -> None:
    notice = claimed(2, stage, effect=Effect.NOTICE)
    ready, dropped = await prepared(stage, claimed(1, stage), notice, claimed(3, stage, chat=8), claimed(4, stage))
    assert ([one.id for one in ready], dropped) == ([2, 3, 4], [1])


@pytest.mark.parametrize(("revision", "late", "kept"), [(1, 5, False), (2, 5, True), (1, 0, True)])
async def test_a_screen_put_off_is_dropped_where_a_newer_one_stands(
    stage: Stage, revision: int, late: float, kept: bool
) -> None:
    now = stage.time.now()

    def unit(tx: Transaction) -> str:
        person = people.add(tx, 7, "en", "UTC", now.date())
        focus.put(tx, person.id, 7, Focus(MENU, None, None, 2), now)
        return person.id

    person = await stage.store.write(unit)
    due = now + timedelta(seconds=late)
    ready, _ = await prepared(stage, claimed(1, stage, person=person, revision=revision, due=due))
    assert bool(ready) is kept


async def test_what_comes_late_is_a_new_message(stage: Stage) -> None:
    one = claimed(1, stage, edits=5)
    stage.time.advance(seconds=FRESH.total_seconds())
    ((ready,), _) = await prepared(stage, one)
    assert (ready.owed.edits, ready.owed.strips) == (5, None)
    stage.time.advance(seconds=1)
    ((ready,), _) = await prepared(stage, one)
    assert (ready.owed.edits, ready.owed.strips) == (None, 5)


async def test_it_is_made_for_its_reader(stage: Stage, member: Phone) -> None:
    person = await stage.store.read(lambda tx: people.find_by_account(tx, member.id))
    assert person is not None
    await stage.store.write(lambda tx: services.choose_language(tx, person, "ar"))
    (by_person, by_chat), _ = await prepared(
        stage, claimed(1, stage, person=person.id), claimed(2, stage, chat=member.id, effect=Effect.NOTICE)
    )
    assert by_person.t.language == by_chat.t.language == "ar"


async def test_somebody_unknown_reads_what_the_screen_or_the_house_says(stage: Stage) -> None:
    named = Claimed(1, Owed("1", -7, None, Screen("notice.in_group", {"language": "fr"}), stage.time.now()), 0)
    unnamed = Claimed(2, Owed("2", -8, None, Screen("notice.not_read"), stage.time.now()), 0)
    (first, second), _ = await prepared(stage, named, unnamed)
    assert (first.t.language, second.t.language) == ("fr", HOUSE.language)


async def test_a_page_that_cannot_be_made_is_told_when_it_is_carried(stage: Stage) -> None:
    broken = Claimed(1, Owed("1", 7, None, Screen("notice.flood"), stage.time.now()), 0)
    (first, second), _ = await prepared(stage, broken, claimed(2, stage))
    assert isinstance(first.page, KeyError)
    assert isinstance(second.page, Page)


@pytest.mark.parametrize(("state", "sent"), [(State.ACTIVE, True), (State.STOPPED, False)])
async def test_what_was_not_asked_for_waits_for_the_morning(stage: Stage, state: State, sent: bool) -> None:
    def unit(tx: Transaction) -> str:
        person = people.add(tx, 7, "en", "UTC", stage.time.now().date())
        people.change(tx, person.id, state=state)
        return person.id

    person = await stage.store.write(unit)
    bulk = claimed(1, stage, person=person, effect=Effect.NOTICE, lane=Lane.BULK)
    reply = claimed(2, stage, person=person, effect=Effect.NOTICE)
    night, morning = (stage.time.now().replace(hour=hour) for hour in (5, 8))
    by_night = await stage.store.read(lambda tx: preparing.prepare_all(tx, [bulk, reply], here(stage, night)))
    assert ([one.id for one in by_night.ready], by_night.early) == ([2], [(1, morning)] if sent else [])
    by_day = await stage.store.read(lambda tx: preparing.prepare_all(tx, [bulk], here(stage, morning)))
    assert [one.id for one in by_day.ready] == ([1] if sent else [])
