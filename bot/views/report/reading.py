"""A report as a whole, page by page; what is for the organiser alone is told to whom it may be told."""

from collections.abc import Iterator

from markupsafe import Markup, escape

from bot.domain.splitting import pages
from bot.i18n import Translator
from bot.services import reports
from bot.services.reports import Read
from bot.storage.engine import Transaction
from bot.views.page import Choice, Page, Reading
from bot.views.report.one import nothing
from bot.views.report.wording import CHANNELS, answers, headed, menu, press, summary, when, where
from bot.views.view import lines, paragraphs

ROOM = 1_500


def load(tx: Transaction, reading: Reading) -> Read | None:
    return reports.read(tx, reading.person, int(reading.arguments.get("number", 0)), when(reading))


def read(reading: Reading, t: Translator) -> Page:
    data: Read | None = reading.data
    if data is None:
        return nothing(t)
    told = "\n\n".join(one.unescape() for one in answers(reading, data.report, t))
    found = pages(told, ROOM)
    at = min(int(reading.arguments.get("page", 0)), len(found) - 1)
    parts = [headed(data.standing, t), *([] if at else [head(reading, data, t)])]
    parts += [Markup(escape(found[at]))] if found[at] else []  # noqa: S704 (escaped here)
    return Page(paragraphs(*parts), controls=tuple(_ways(data, at, len(found), t)))


def head(reading: Reading, data: Read, t: Translator) -> Markup:
    report, found = data.report, data.standing
    number = t("Receipt {number}", number=str(report.number))
    return lines(where(found, t), number, t(CHANNELS[report.channel]), summary(reading, report, found.record.unit, t))


def _ways(data: Read, at: int, of: int, t: Translator) -> Iterator[Choice]:
    if at + 1 < of:
        yield Choice(t("Next"), press("read", f"{data.report.number}.{at + 1}"))
    if at:
        yield Choice(t("Previous"), press("read", f"{data.report.number}.{at - 1}"))
    if data.standing.role:
        yield Choice(t("Back"), press("one", data.standing.owing.subject))
    yield menu(t)
