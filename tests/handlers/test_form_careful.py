"""Words about harm done to somebody, and about money under the table: whether a form is the place for them is asked."""

import html
from pathlib import Path

import pytest

from bot.domain.forms.problems import problem
from bot.i18n import Translator
from bot.views.form.problems import sentence
from tests.handlers.test_form_bad_inputs import answers, stands_before
from tests.stage import HOUSE, Stage


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("ar", "طلبوا منا رشوة قبل توزيع الطعام"),
        ("en", "They asked for a bribe before they gave food"),
        ("es", "Pidieron sobornos antes de dar comida"),
        ("fr", "Ils ont demandé un pot-de-vin avant de donner à manger"),
        ("ru", "Перед раздачей еды с нас требовали взятку"),
        ("zh", "他们发粮食之前向我们索贿"),
    ],
)
async def test_whether_a_form_is_the_place_is_asked_once(
    stage: Stage, tmp_path: Path, language: str, typed: str
) -> None:
    phone, t = await stands_before(stage, tmp_path, language, "text"), Translator(language)
    await phone.says(typed)
    phone.sees(html.unescape(sentence(problem("careful", contact=HOUSE.contact), t)))
    await phone.presses(t("No"))
    phone.sees("First?")
    await phone.says(typed)
    phone.sees("Last?")
    for said in ("x", t("Send")):
        await phone.says(said)
    assert (await answers(stage))["q"] == typed


async def test_words_about_harm_stand_only_after_a_yes(stage: Stage, tmp_path: Path) -> None:
    phone = await stands_before(stage, tmp_path, "en", "text")
    await phone.says("She was raped")
    phone.sees("Shall it stand here all the same?")
    await phone.says("yes")
    phone.sees("Last?")


async def test_they_do_not_slip_in_behind_a_number(stage: Stage, tmp_path: Path) -> None:
    phone = await stands_before(stage, tmp_path, "en", "integer")
    await phone.says("2 women were raped")
    await phone.says("yes")
    phone.sees("Shall it stand here all the same?")
    await phone.says("no")
    for said in ("water", "Send"):
        await phone.says(said)
    assert await answers(stage) == {"q": "2", "last": "water"}


async def test_nor_do_they_by_an_edit(stage: Stage, tmp_path: Path) -> None:
    phone = await stands_before(stage, tmp_path, "en", "text")
    await phone.says("water")
    await phone.edits("raped")
    phone.sees("The answer stays as it was.", "Last?")


@pytest.mark.parametrize("typed", ["preventing sexual exploitation and abuse", "The ceasefire was violated", "Draped"])
async def test_what_is_only_near_to_it_is_taken(stage: Stage, tmp_path: Path, typed: str) -> None:
    phone = await stands_before(stage, tmp_path, "en", "text")
    await phone.says(typed)
    phone.sees("Last?")
