"""Organisers change, move and call milestones off; whoever follows the process hears of it once."""

from datetime import UTC, datetime

from bot.domain.authority import Act
from tests.cast import Phone
from tests.milestones import AGENDA, everything, follows, made, opened, pages_with, told
from tests.registry import acts
from tests.reporting import twice
from tests.stage import Stage


async def test_moving_a_date_raises_the_revision_and_tells_followers_once(
    stage: Stage, desk: Phone, member: Phone, partner: Phone
) -> None:
    one = await made(stage)
    await follows(stage, member)
    await told(stage)
    await opened(desk)
    await desk.presses("Move it")
    await desk.says("21 June 2027")
    desk.sees("When: 21 June 2027", "It moves from: 14 June 2027. Those who follow the process are told once.")
    await desk.presses("Store it")
    desk.sees("The change is stored.")
    await told(stage)
    await told(stage)
    heard = [one["text"] for one in member.received if "A date has moved" in one.get("text", "")]
    assert len(heard) == 1
    assert "Before: 14 June 2027\nNow: 21 June 2027" in heard[0]
    assert "A date has moved" not in str([one.get("text") for one in partner.received])
    (after,) = await everything(stage)
    assert (after.id, after.revision, after.created) == (one.id, 1, one.created)
    assert await acts(stage) == [Act.CHANGE_MILESTONE]
    await member.presses("Open")
    member.sees("When: 21 June 2027")


async def test_another_title_moves_nothing_and_tells_nobody(stage: Stage, desk: Phone, member: Phone) -> None:
    await made(stage)
    await follows(stage, member)
    await opened(desk)
    await desk.presses("Title")
    await desk.says("Reports are wanted")
    await desk.presses("Store it")
    await told(stage)
    assert "A date" not in str([one.get("text") for one in member.received])
    (after,) = await everything(stage)
    assert (after.titles["en"], after.revision) == ("Reports are wanted", 1)


async def test_storing_what_did_not_change_changes_nothing(stage: Stage, desk: Phone) -> None:
    one = await made(stage)
    await opened(desk)
    await desk.presses("Move it")
    await desk.says("14 June 2027")
    await desk.presses("Store it")
    assert await everything(stage) == [one]
    assert await acts(stage) == []


async def test_it_is_called_off_once_and_stays_noted(stage: Stage, desk: Phone, member: Phone) -> None:
    one = await made(stage)
    await follows(stage, member)
    await opened(desk)
    await desk.presses("Call it off")
    desk.sees("Is it to be called off?")
    await twice(stage, desk, "Call it off")
    desk.sees("Nothing was done", "It does not take place.")
    await told(stage)
    heard = [text for one in member.received if "A date was called off" in (text := one.get("text", ""))]
    assert len(heard) == 1
    assert not await pages_with(member, "Reports are due")
    await member.follows(f"calendar_entry_{one.id}")
    member.sees("It does not take place.")
    assert await acts(stage) == [Act.CANCEL_MILESTONE]


async def test_who_came_later_was_told_the_right_date_and_hears_nothing(
    stage: Stage, desk: Phone, member: Phone
) -> None:
    await made(stage)
    await opened(desk)
    await desk.presses("Move it")
    await desk.says("21 June 2027")
    await desk.presses("Store it")
    stage.time.advance(minutes=1)
    await follows(stage, member)
    await told(stage)
    assert "A date has moved" not in str([one.get("text") for one in member.received])


async def test_who_slept_while_it_moved_twice_hears_once_from_where_to_where(
    stage: Stage, desk: Phone, member: Phone
) -> None:
    await made(stage)
    await follows(stage, member)
    stage.time.at = datetime(2026, 5, 4, 23, 0, tzinfo=UTC)
    for day in ("21 June 2027", "28 June 2027"):
        await opened(desk)
        await desk.presses("Move it")
        await desk.says(day)
        await desk.presses("Store it")
        await told(stage)
    stage.time.at = datetime(2026, 5, 5, 8, 0, tzinfo=UTC)
    await told(stage)
    heard = [text for one in member.received if "A date has moved" in (text := one.get("text", ""))]
    assert ["Before: 14 June 2027\nNow: 28 June 2027" in text for text in heard] == [True]


async def test_who_asked_for_silence_hears_nothing_and_who_sleeps_hears_in_the_morning(
    stage: Stage, desk: Phone, member: Phone, partner: Phone
) -> None:
    await made(stage)
    for phone in (member, partner):
        await phone.follows(f"calendar_ahead_{AGENDA}")
        await phone.presses("Follow this process" if phone is member else "Suivre ce processus")
    await partner.says("/stop")
    stage.time.at = datetime(2026, 5, 4, 23, 0, tzinfo=UTC)
    await opened(desk)
    await desk.presses("Move it")
    await desk.says("21 June 2027")
    await desk.presses("Store it")
    await told(stage)
    assert "A date has moved" not in member.text
    stage.time.at = datetime(2026, 5, 5, 8, 0, tzinfo=UTC)
    await told(stage)
    member.sees("A date has moved")
    assert "Une date a changé" not in str([one.get("text") for one in partner.received])
