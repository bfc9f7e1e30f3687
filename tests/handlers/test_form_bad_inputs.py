"""What cannot be an answer gets one clear sentence, in every language, and nothing that was said before is lost."""

import html
from pathlib import Path
from typing import Any

import pytest

from bot.domain.forms.problems import problem
from bot.i18n import LANGUAGES, Translator
from bot.storage import forms, people
from bot.views.form.problems import sentence
from tests.cast import Phone
from tests.forms.shelved import asking, shelve, version
from tests.stage import Stage

CONSTRAINED = ("constraint", ". >= 0", "constraint_message", "The number cannot be below 0.")
WRONG: list[tuple[int, str, str, str, dict[str, Any]]] = [
    (1, "text", "\u200b \u2060", "empty", {}),
    (3, "integer", "twelve", "no_whole_number", {}),
    (3, "integer", "about 12", "no_whole_number", {}),
    (3, "integer", "10-15", "no_whole_number", {}),
    (3, "integer", "1.5", "no_whole_number", {}),
    (7, "decimal", "1e309", "no_number", {}),
    (7, "decimal", "NaN", "no_number", {}),
    (7, "decimal", "inf", "no_number", {}),
    (7, "integer", "1000000000000000000", "too_large", {"most": 10**15}),
    (8, "range", "101", "out_of_range", {"start": "0", "end": "100", "step": "1"}),
    (9, "date", "31/02/2026", "no_such_day", {}),
    (9, "date", "soon", "no_date", {}),
    (12, "date", "0026-05-01", "no_date", {}),
    (13, "time", "25:99", "no_time", {}),
    (13, "dateTime", "tomorrow", "no_datetime", {}),
    (16, "text", "x" * 3500, "too_long", {"length": 3500, "most": 3000}),
    (29, "select_one c", "Choice 9", "no_choice", {"given": "Choice 9"}),
    (29, "select_multiple c", "1 9", "no_choice", {"given": "9"}),
    (29, "rank c", "1, 2", "rank_all", {"count": 3}),
    (22, "geopoint", "91 200", "no_place", {}),
    (18, "image", "a photo", "no_file", {"wanted": "image"}),
    (22, "note", "hello", "nothing_asked", {}),
]
LIMITS: list[tuple[int, str, str, str, str, dict[str, Any]]] = [
    (6, "integer", ". >= 0", "-5", "at_least", {"limit": "0"}),
    (8, "decimal", ". >= 0 and . <= 100", "101", "at_most", {"limit": "100"}),
    (8, "decimal", "0 < . and 1 > .", "0", "more_than", {"limit": "0"}),
    (8, "decimal", "0 < . and 1 > .", "1", "less_than", {"limit": "1"}),
    (11, "date", ". >= today()", "2026-05-03", "not_before", {"day": "2026-05-04"}),
    (11, "date", ". > today()", "2026-05-04", "not_before", {"day": "2026-05-05"}),
    (12, "date", ". <= today() + 5 * 365", "9999-01-01", "not_after", {"day": "2031-05-03"}),
    (12, "date", ". < '2031-01-01'", "2031-01-01", "not_after", {"day": "2030-12-31"}),
]
STICKER = {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1}
STICKER |= {"is_animated": False, "is_video": False}
CARD = {"phone_number": "1", "first_name": "A"}
PLACE = {"latitude": 1.0, "longitude": 2.0}
LITERAL = [
    "<b>bold</b> &lt; *_[ tg://user?id=1",
    "=HYPERLINK(\"http://x\")",
    "+1", "@SUM(A1)", "＝1+1",
    "'; DROP TABLE people; --", "{{7*7}}", "%s%n", "{0.__class__}", "../../etc/passwd",
    "\u202ereversed", "a" + "\u0301" * 20,
]  # fmt: skip


async def stands_before(stage: Stage, folder: Path, language: str, kind: str, *more: str) -> Phone:
    span = ("parameters", "start=0 end=100 step=1") if kind == "range" else ()
    shelve(stage, version(folder, asking(kind, *more, *span), "asking"))
    phone = await Phone.settled(stage, language)
    await phone.follows("form_asking")
    return phone


async def answers(stage: Stage, number: int = 1) -> dict[str, str]:
    return await stage.store.read(lambda tx: forms.answered(tx, number))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("row", "kind", "typed", "code", "details"), WRONG, ids=lambda given: str(given)[:20])
async def test_it_is_answered_in_one_sentence(
    stage: Stage, tmp_path: Path, language: str, row: int, kind: str, typed: str, code: str, details: dict[str, Any]
) -> None:
    phone = await stands_before(stage, tmp_path, language, kind)
    t = Translator(language)
    await phone.says(typed)
    said = html.unescape(sentence(problem(code, **details), t))
    assert said in phone.text
    phone.sees("First?", t("{form}: {n} of {total}", form="asking", n=t.number(1), total=t.number(2)))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_forms_own_words_come_first(stage: Stage, tmp_path: Path, language: str) -> None:
    phone = await stands_before(stage, tmp_path, language, "integer", *CONSTRAINED)
    await phone.says("-5")
    phone.sees("The number cannot be below 0.", "First?")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("row", "kind", "limits", "typed", "code", "details"), LIMITS)
async def test_a_limit_without_words_of_its_own_is_told(
    stage: Stage,
    tmp_path: Path,
    language: str,
    row: int,
    kind: str,
    limits: str,
    typed: str,
    code: str,
    details: dict[str, Any],
) -> None:
    phone = await stands_before(stage, tmp_path, language, kind, "constraint", limits)
    await phone.says(typed)
    phone.sees(html.unescape(sentence(problem(code, **details), Translator(language))), "First?")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", ["9999-05-01", "1850-05-01"])
async def test_a_day_far_from_today_is_asked_about(stage: Stage, tmp_path: Path, language: str, typed: str) -> None:
    phone, t = await stands_before(stage, tmp_path, language, "date"), Translator(language)
    await phone.says(typed)
    phone.sees(html.unescape(sentence(problem("far_day", day=typed), t)))
    await phone.presses(t("No"))
    phone.sees("First?")
    await phone.says(typed)
    await phone.says("1")
    phone.sees("Last?")


async def test_a_time_that_the_clocks_leave_out_is_the_hour_after(stage: Stage, tmp_path: Path) -> None:
    phone = await stands_before(stage, tmp_path, "en", "dateTime")
    await phone.says("/settings")
    await phone.presses("Time zone")
    await phone.says("Europe/Paris")
    await phone.follows("form_asking")
    await phone.presses("Continue")
    await phone.says("2026-03-29 02:30")
    await phone.presses("Back")
    phone.sees("29 March 2026, 03:30")


@pytest.mark.parametrize("typed", ["👍", "😀😀"])
async def test_emoji_alone_are_a_text(stage: Stage, tmp_path: Path, typed: str) -> None:
    phone = await stands_before(stage, tmp_path, "en", "text")
    for said in (typed, "done", "Send"):
        await phone.says(said)
    assert (await answers(stage))["q"] == typed


@pytest.mark.parametrize(("typed", "stored"), [("٢٣", "23"), ("२३", "23"), ("1 500", "1500"), ("1’500", "1500")])
async def test_any_digits_are_read(stage: Stage, tmp_path: Path, typed: str, stored: str) -> None:
    phone = await stands_before(stage, tmp_path, "en", "integer")
    for said in (typed, "done", "Send"):
        await phone.says(said)
    assert (await answers(stage))["q"] == stored


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "typed"), [("decimal", "1.500"), ("decimal", "1,500"), ("date", "03/04/2026")])
async def test_what_has_two_readings_is_asked(
    stage: Stage, tmp_path: Path, language: str, kind: str, typed: str
) -> None:
    phone = await stands_before(stage, tmp_path, language, kind)
    await phone.says(typed)
    if Translator(language)("This can be read in two ways. Which one do you mean?") in phone.text:
        assert len([label for label in phone.labels(phone.screen) if label[0].isdigit()]) == 2
        await phone.says("1")
    phone.sees("Last?")  # else the language has one habit for it


@pytest.mark.parametrize("typed", LITERAL)
async def test_it_is_kept_as_it_was_written(stage: Stage, tmp_path: Path, typed: str) -> None:
    phone = await stands_before(stage, tmp_path, "en", "text")
    for said in (typed, "done", "Send"):
        await phone.says(said)
    kept = (await answers(stage))["q"]
    assert kept in (typed, typed.replace("\u202e", "")) or kept.startswith("á")
    phone.sees("Thank you")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"sticker": STICKER}, "Stickers are not read as answers here."),
        ({"contact": CARD}, "Contact cards are not taken here, and this one was not kept."),
        ({"dice": {"emoji": "🎲", "value": 1}}, "Stickers are not read as answers here."),
        ({"location": PLACE}, "No location is asked for here, and this one was not kept."),
    ],
    ids=["sticker", "contact", "dice", "location"],
)
async def test_other_things_are_met_with_the_question(
    stage: Stage, tmp_path: Path, language: str, content: dict[str, Any], said: str
) -> None:
    phone = await stands_before(stage, tmp_path, language, "text")
    await phone.sends(**content)
    phone.sees(Translator(language)(said), "First?")


async def test_nothing_said_before_is_lost(stage: Stage, tmp_path: Path) -> None:
    phone = await stands_before(stage, tmp_path, "en", "integer")
    for said in ("5", "\u200b", "x" * 3500):
        await phone.says(said)
    stage.time.advance(seconds=5)
    for said in ("last", "Send"):
        await phone.says(said)
    assert await answers(stage) == {"q": "5", "last": "last"}
    assert await stage.store.read(lambda tx: people.find_by_account(tx, phone.id))
