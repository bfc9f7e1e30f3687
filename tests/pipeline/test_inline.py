"""`@bot words` in any chat: cards, answered at once, and nothing of it kept."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.sandbox.phone import inline
from bot.storage.engine import Transaction
from bot.storage.tables import inbox, outbox, people
from tests.cast import Phone
from tests.stage import BOT, Stage


@pytest.fixture
def origin(library: Path) -> Path:
    return library


async def asks(phone: Phone, query: str, offset: str = "") -> dict[str, Any]:
    """What Telegram shows above the keyboard while somebody types."""
    shown: list[dict[str, Any]] = []
    with_events = phone.stage.world.listen(phone.id, shown.append)
    try:
        inline.ask(phone.stage.world, phone.id, BOT, query, BOT, offset)
        await phone.stage.settle()
    finally:
        with_events()
    return shown[-1]


def titles(answer: dict[str, Any]) -> list[str]:
    return [one["title"] for one in answer["results"]]


async def rows(stage: Stage) -> list[int]:
    def unit(tx: Transaction) -> list[int]:
        return [tx.scalars(select(func.count()).select_from(table)).one() for table in (inbox, outbox, people)]

    return await stage.store.read(unit)


async def test_words_bring_cards_in_the_askers_language(stage: Stage) -> None:
    reader = await Phone.settled(stage, "fr")
    answer = await asks(reader, "grand bargain")
    assert "Grand Bargain (grand compromis)" in titles(answer)
    assert answer["button"]["text"] == "Ouvrir Kept"


async def test_who_never_wrote_to_kept_is_answered_in_the_language_of_their_phone(newcomer: Phone) -> None:
    answer = await asks(newcomer, "refugees")
    assert len(answer["results"]) == 10
    assert answer["button"]["text"] == "Open Kept"


async def test_before_anything_is_typed_the_reports_are_offered(stage: Stage, member: Phone) -> None:
    assert len(titles(await asks(member, ""))) == len(stage.shelf.content.reports)


async def test_there_are_more_while_one_scrolls(member: Phone) -> None:
    first = await asks(member, "refugees")
    second = await asks(member, "refugees", first["next_offset"])
    assert not {one["id"] for one in first["results"]} & {one["id"] for one in second["results"]}


async def test_a_card_that_was_sent_opens_what_it_shows(stage: Stage, member: Phone, newcomer: Phone) -> None:
    answer = await asks(member, "goAML")
    query = next(reversed(stage.world.offers))
    sent = inline.choose(stage.world, member.id, query, answer["results"][0]["id"], BOT)
    assert "goAML" in sent["text"]
    (link,) = sent["reply_markup"]["inline_keyboard"][0]
    await newcomer.follows(link["url"].partition("start=")[2])
    await newcomer.presses("English")
    newcomer.sees("goAML", "Source: paragraph")


async def test_nothing_found_leads_into_the_bot(member: Phone) -> None:
    answer = await asks(member, "zzzzqqq")
    assert answer["results"] == []
    assert answer["button"] == {"text": "Nothing found: open Kept", "start_parameter": "read"}


async def test_a_question_goes_through_neither_inbox_nor_outbox_and_makes_nobody_known(
    stage: Stage, newcomer: Phone
) -> None:
    before = await rows(stage)
    await asks(newcomer, "refugees")
    assert await rows(stage) == before == [0, 0, 0]


async def test_an_answer_that_telegram_will_not_take_troubles_nobody(stage: Stage, member: Phone) -> None:
    inline.ask(stage.world, member.id, BOT, "refugees", BOT)
    stage.world.queries.clear()  # as if it had become too old
    await stage.settle()
    await member.says("/help")
    member.sees("Kept")


@pytest.mark.parametrize("raw", [{}, None, {"id": "1"}, {"id": 1, "from": {"id": 2}, "query": "x"}, "x"])
async def test_what_is_no_question_is_passed_over(stage: Stage, raw: Any) -> None:
    stage.machine.inline.take(raw)
    await stage.machine.drain()


async def test_who_is_kept_out_is_shown_nothing(stage: Stage, member: Phone) -> None:
    def unit(tx: Transaction) -> None:
        tx.execute(people.update().values(blocked=True))

    await stage.store.write(unit)
    with pytest.raises(IndexError):
        await asks(member, "refugees")


async def test_one_person_asking_without_end_is_not_answered_without_end(stage: Stage, member: Phone) -> None:
    answered = 0
    for number in range(60):
        try:
            await asks(member, f"refugees {number}")
        except IndexError:
            break
        answered += 1
    assert 30 <= answered < 60
