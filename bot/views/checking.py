"""Reports that wait for an organiser: the longest waiting first, each read whole before it is answered."""

from collections.abc import Iterator

from markupsafe import Markup

from bot.domain.reports import Stage
from bot.domain.screens import Press
from bot.i18n import Translator, mark
from bot.services import checking, reports
from bot.services.reports import Read, Standing
from bot.storage.engine import Transaction
from bot.views.page import Choice, Page, Reading
from bot.views.reading.sheet import LABEL, clipped, listed
from bot.views.report.reading import whole
from bot.views.report.wording import headed, promise, when
from bot.views.view import Said, View, lines, paragraphs, title

SHOWN = 10
REVIEWED = 60


def press(verb: str, argument: str = "") -> Press:
    return Press("checking", verb, argument)


def load_queue(tx: Transaction, reading: Reading) -> list[Standing]:
    return checking.waiting(tx, reading.person, checking.AT_ONCE, when(reading))


def queue(reading: Reading, t: Translator) -> Page:
    waiting: list[Standing] = reading.data
    leave = (Choice(t("Back"), Press("desk", "open")), Choice(t("Leave"), press("out")))
    if not waiting:
        return Page(paragraphs(title(t("Reports to check")), t("No report waits to be checked.")), controls=leave)
    shown = waiting[:SHOWN]
    told = lines(*listed((line(one, reading, t) for one in shown), t, 1))
    n = len(waiting)
    count = t.plural("{n} report waits, the longest waiting first.", "{n} reports wait, the longest waiting first.", n)
    choices = [Choice(clipped(promise(one, t), LABEL), press("one", str(one.owing.report))) for one in shown]
    every = Choice(t.plural("Accept {n} report", "Accept {n} reports", n), press("all"))
    return Page(paragraphs(title(t("Reports to check")), count, told), (*choices, every), leave)


def line(one: Standing, reading: Reading, t: Translator) -> Markup:
    since = t.date(when(reading).day(one.owing.since))
    name, whose = clipped(promise(one, t), 100), t.value(one.organisation.name(t.language))
    return t("{promise} ({organisation}), since {day}", promise=name, organisation=whose, day=since)


def load(tx: Transaction, reading: Reading) -> Read | None:
    found = reports.read(tx, reading.person, int(reading.arguments.get("number") or 0), when(reading))
    return found if found and checking.checks(tx, reading.person, found.standing) else None


def gone(t: Translator) -> Page:
    return Page(t("This report does not wait for you."), controls=(Choice(t("Back"), press("open")),))


def one(reading: Reading, t: Translator) -> Page:
    data: Read | None = reading.data
    if data is None:
        return gone(t)
    text, at, of = whole(reading, data, t)
    return Page(text, tuple(answers(data, t)), tuple(ways(data.report.number, at, of, t)))


def answers(data: Read, t: Translator) -> Iterator[Choice]:
    """A revision that was corrected since is only read."""
    owing, number = data.standing.owing, str(data.report.number)
    if owing.report != data.report.number:
        return
    if owing.stage is Stage.SUBMITTED:
        yield Choice(t("Accept"), press("accept", number))
    if owing.stage in (Stage.SUBMITTED, Stage.ACCEPTED):
        yield Choice(t("Ask a question"), press("ask", number))


def ways(number: int, at: int, of: int, t: Translator) -> Iterator[Choice]:
    if at + 1 < of:
        yield Choice(t("Next"), press("one", f"{number}.{at + 1}"))
    if at:
        yield Choice(t("Previous"), press("one", f"{number}.{at - 1}"))
    yield Choice(t("Reports to check"), press("open"))
    yield Choice(t("Leave"), press("out"))


def asking(reading: Reading, t: Translator) -> Page:
    data: Read | None = reading.data
    if data is None:
        return gone(t)
    text = t("What do you want to know? Type a question; the organisation answers it by correcting its report.")
    back = Choice(t("Back"), press("one", str(data.report.number)))
    return Page(paragraphs(headed(data.standing, t), text), controls=(back,))


def load_all(tx: Transaction, reading: Reading) -> list[Standing]:
    numbers = set(reading.arguments.get("numbers", []))
    return [one for one in load_queue(tx, reading) if one.owing.report in numbers]


def every(reading: Reading, t: Translator) -> Page:
    """What is about to be accepted, by name."""
    shown: list[Standing] = reading.data
    back = (Choice(t("Back"), press("open")),)
    if not shown:
        return Page(t("No report waits to be checked."), controls=back)
    told = lines(*listed((t.value(clipped(promise(one, t), REVIEWED)) for one in shown), t))
    text = t.plural("This {n} report is accepted:", "These {n} reports are accepted:", len(shown))
    yes = Choice(t.plural("Accept {n} report", "Accept {n} reports", len(shown)), press("yes"))
    return Page(paragraphs(title(t("Reports to check")), text, told), (yes,), back)


def all_accepted(reading: Reading, t: Translator) -> Markup:
    n = int(reading.arguments["n"])
    return t.plural("{n} report is accepted. Whoever sent it has been told.",
                    "{n} reports are accepted. Whoever sent them has been told.", n)  # fmt: skip


SCREENS = {
    "checking.queue": View(queue, load_queue),
    "checking.one": View(one, load),
    "checking.asking": View(asking, load),
    "checking.all": View(every, load_all),
}
SAID: dict[str, Said] = {
    "checking_accepted": mark("Accepted. Whoever sent it has been told."),
    "checking_sent_back": mark("Sent back with your question. The organisation has been told."),
    "checking_all_accepted": all_accepted,
}
