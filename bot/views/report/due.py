"""What is due: a page of it, and the rest of it said unchanged at once, after everybody could see what that is."""

from markupsafe import Markup

from bot.domain.reports import Stage
from bot.i18n import Translator
from bot.services import due as services
from bot.services.due import Due
from bot.services.reports import Standing, standing
from bot.storage.engine import Transaction
from bot.views.page import Choice, Page, Reading
from bot.views.reading.sheet import clipped
from bot.views.report.nudge import later, reminder
from bot.views.report.wording import menu, press, promise, when, where
from bot.views.view import lines, paragraphs, title

PAGE = 5
LABEL = 30
REVIEWED = 50


def load(tx: Transaction, reading: Reading) -> Due:
    return services.mine(tx, reading.person, when(reading), PAGE, reading.arguments.get("after", ""))


def due(reading: Reading, t: Translator) -> Page:
    data: Due = reading.data
    if not data.shown:
        return Page(paragraphs(title(t("What is due")), t("Nothing is due from you now.")), controls=(menu(t),))
    said = t.plural("{n} report is open.", "{n} reports are open.", data.total)
    waiting = data.counts.get(Stage.SIGNING, 0)
    if waiting:
        more = t.plural("{n} of them waits for a signature.", "{n} of them wait for a signature.", waiting)
        said = lines(said, more)
    told = [line(n, one, t) for n, one in enumerate(data.shown, 1)]
    nudge = bool(reading.arguments.get("nudge"))
    parts = (*(reminder(t) if nudge else ()), title(t("What is due")), said, *told)
    return Page(paragraphs(*parts), tuple(_choices(data, t)), (*_ways(data, t), *(later(t) if nudge else ())))


def line(n: int, one: Standing, t: Translator) -> Markup:
    name = Markup("<b>{}. {}</b>").format(t.number(n), t.value(clipped(promise(one, t), 100)))
    return lines(name, where(one, t))


def _choices(data: Due, t: Translator) -> list[Choice]:
    return [Choice(clipped(promise(one, t), LABEL), press("one", one.owing.subject)) for one in data.shown]


def _ways(data: Due, t: Translator) -> list[Choice]:
    found = [Choice(t("One by one"), press("first"))]
    if data.total > 1:
        found.append(Choice(t("No change on the rest"), press("rest")))
    found.append(Choice(t("On my computer"), press("computer")))
    if data.on:
        found.append(Choice(t("More"), press("more", data.on)))
    return [*found, menu(t)]


def load_rest(tx: Transaction, reading: Reading) -> list[Standing]:
    found = (
        standing(tx, reading.person, *services.halves(one), when(reading)) for one in reading.arguments.get("bases", {})
    )
    return [one for one in found if one]


def rest(reading: Reading, t: Translator) -> Page:
    """Review first: exactly these are sent, as they stand here."""
    shown: list[Standing] = reading.data
    back = (Choice(t("Back"), press("due")), menu(t))
    if not shown:
        text = t("There is nothing of which “no change” could be said: it needs an earlier report.")
        return Page(paragraphs(title(t("No change on the rest")), text), controls=back)
    text = t.plural(
        "“No change” is said of this {n} promise, as it was reported last:",
        "“No change” is said of these {n} promises, as they were reported last:",
        len(shown),
    )
    told = [t.value(clipped(f"{t.number(n)}. {promise(one, t)}", 60)) for n, one in enumerate(shown, 1)]
    parts = [title(t("No change on the rest")), text, lines(*told)]
    send = Choice(t.plural("Send {n} report", "Send {n} reports", len(shown)), press("allsame"))
    return Page(paragraphs(*parts), (send,), back)
