"""A report as a whole, page by page; what is for the organiser alone is told to whom it may be told."""

from collections.abc import Iterator

from markupsafe import Markup, escape

from bot.domain.reports import changed
from bot.domain.screens import Press
from bot.domain.self_report import FIGURE, HAPPENED, STATE
from bot.domain.splitting import pages
from bot.i18n import Translator, mark
from bot.services import reports
from bot.services.reports import Read
from bot.storage.engine import Transaction
from bot.views.commitments.wording import several
from bot.views.page import Choice, Page, Reading
from bot.views.report.one import nothing
from bot.views.report.wording import CHANNELS, answers, asked, headed, menu, press, summary, when, where
from bot.views.view import lines, paragraphs

ROOM = 1_500


def load(tx: Transaction, reading: Reading) -> Read | None:
    return reports.read(tx, reading.person, int(reading.arguments.get("number", 0)), when(reading))


def read(reading: Reading, t: Translator) -> Page:
    data: Read | None = reading.data
    if data is None:
        return nothing(t)
    text, at, of = whole(reading, data, t)
    return Page(text, tuple(revisions(reading, data, t)), tuple(_ways(data, at, of, t)))


def whole(reading: Reading, data: Read, t: Translator) -> tuple[Markup, int, int]:
    """A page of it, which one that is, and of how many."""
    told = "\n\n".join(one.unescape() for one in answers(reading, data.report, t))
    found = pages(told, ROOM)
    at = min(int(reading.arguments.get("page", 0)), len(found) - 1)
    parts = [headed(data.standing, t), *([] if at else [head(reading, data, t)])]
    parts += [Markup(escape(found[at]))] if found[at] else []  # noqa: S704 (escaped here)
    return paragraphs(*parts), at, len(found)


def head(reading: Reading, data: Read, t: Translator) -> Markup:
    report, found = data.report, data.standing
    number = t("Receipt {number}", number=str(report.number))
    told = [where(found, t), number, t(CHANNELS[report.channel]), summary(reading, report, found.record.unit, t)]
    return lines(*told, *changes(reading, data, t))


def changes(reading: Reading, data: Read, t: Translator) -> Iterator[Markup]:
    """Since the revision before it, which can be read too; answers that stayed are not named."""
    before = next((one for one in data.revisions if one.revision == data.report.revision - 1), None)
    if before is None:
        return
    names = [about(reading, name, t) for name in changed(before, data.report)]
    number = str(before.number)
    if names:
        yield t("Changed since receipt {number}: {what}", number=number, what=several(map(t.value, names), t))
    else:
        yield t("Nothing in it changed since receipt {number}.", number=number)


def about(reading: Reading, name: str, t: Translator) -> str:
    return t(NAMED[name]) if name in NAMED else asked(reading, name, t)


NAMED = {STATE: mark("how far it is"), FIGURE: mark("the figure"), HAPPENED: mark("what happened")}


def reads(argument: str) -> Press:
    """Everybody may."""
    return Press("progress", "read", argument)


def revisions(reading: Reading, data: Read, t: Translator) -> Iterator[Choice]:
    """Every other one that the reader may read, the newest first."""
    for one in data.revisions:
        if one.number != data.report.number:
            day = t.date(when(reading).day(one.at))
            label = t("Revision {n}, {day}", n=t.number(one.revision), day=day)
            yield Choice(label, reads(str(one.number)))


def _ways(data: Read, at: int, of: int, t: Translator) -> Iterator[Choice]:
    if at + 1 < of:
        yield Choice(t("Next"), reads(f"{data.report.number}.{at + 1}"))
    if at:
        yield Choice(t("Previous"), reads(f"{data.report.number}.{at - 1}"))
    if data.standing.role:
        yield Choice(t("Back"), press("one", data.standing.owing.subject))
    yield Choice(t("Progress so far"), Press("progress", "of", data.standing.owing.commitment))
    yield menu(t)
