"""How far a promise is said to be, in the words of the form; always with who says so, when, and the receipt."""

from decimal import Decimal, InvalidOperation

from markupsafe import Markup

from bot.domain.cycles import When
from bot.domain.forms.model import Form, Question, Wording
from bot.domain.reports import FORM, Report, Reported
from bot.domain.self_report import STATE
from bot.i18n import Translator
from bot.views.form.wording import digits
from bot.views.page import Reading


def form(reading: Reading) -> Form | None:
    version = reading.content.forms.get(FORM)
    return version.form if version else None


def words(said: Wording, t: Translator) -> str:
    return "".join(one for one in said.pieces(t.language, "en") if isinstance(one, str))


def choice(reading: Reading, question: str, name: str, t: Translator) -> str:
    """As the form calls it; the editor's word."""
    made = form(reading)
    item = next((one for _, one in made.everything() if one.name == question), None) if made else None
    if made is None or not isinstance(item, Question):
        return ""
    return next((words(one.label, t) for one in made.lists.get(item.list_name, ()) if one.name == name), "")


def state(reading: Reading, reported: Reported, t: Translator) -> Markup:
    return t.value(choice(reading, STATE, reported, t) or reported)


def figure(report: Report, unit: str, t: Translator) -> Markup:
    try:
        number = digits(str(Decimal(report.figure or "")), t)
    except InvalidOperation:
        number = report.figure or ""
    return t.value(f"{number} {unit}".strip())


def labelled(organisation: str, report: Report, unit: str, reading: Reading, t: Translator) -> Markup:
    """Never a figure without who says it, when, and under which receipt."""
    day, number = t.date(When(reading.now, reading.house.zone).day(report.at)), str(report.number)
    said = state(reading, report.state, t)
    if report.figure:
        said = t("{state}, {figure}", state=said, figure=figure(report, unit, t))
    return t("Self-reported by {organisation} on {day}, receipt {number}: {state}",
             organisation=organisation, day=day, number=number, state=said)  # fmt: skip
