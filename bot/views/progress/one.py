"""What was reported on one promise, and by one organisation: cycle by cycle, the newest first, silence included."""

from collections.abc import Iterator

from markupsafe import Markup

from bot.domain.cycles import Cycle
from bot.domain.progress import Progress
from bot.domain.register import Facet
from bot.domain.screens import Press
from bot.i18n import Translator
from bot.services import progress
from bot.services.progress import OfOrganisation, OfPromise, Told
from bot.storage.engine import Transaction
from bot.views.commitments.wording import heading, lead
from bot.views.page import Choice, Page, Reading
from bot.views.progress.wording import (
    as_of,
    cycle_of,
    leave,
    numbers,
    phase,
    press,
    process_of,
    share,
    silence,
)
from bot.views.reading.sheet import LABEL, clipped
from bot.views.report.wording import CHANNELS, NAME, when, where
from bot.views.states import labelled
from bot.views.view import lines, paragraphs, title

PAGE = 3  # cycles on one screen


def start(reading: Reading) -> int:
    return int(reading.arguments.get("from", 0))


def gone(t: Translator) -> Page:
    text = t("Nothing with this code is listed here. The code of a commitment stands at the end of its own page.")
    return Page(text, controls=(Choice(t("All cycles"), press("open")), leave(t)))


def load_promise(tx: Transaction, reading: Reading) -> OfPromise | None:
    id = reading.arguments.get("id", "")
    return progress.of_promise(tx, reading.person, id, when(reading), start(reading), PAGE)


def promise(reading: Reading, t: Translator) -> Page:
    data: OfPromise | None = reading.data
    if data is None:
        return gone(t)
    name, id = heading(data.shown, t), data.shown.record.id
    parts = [title(t.value(clipped(name, NAME))), lead(data.shown, t)]
    if data.told:
        parts.append(lines(numbers(data.progress, t), *silence(data.silent, t)))
        parts += [cycle(one, reading, t) for one in data.told]
        parts.append(as_of(reading, t))
    else:
        parts.append(t("No cycle expects a report on this promise yet."))
    choices = [*reports(data.told, t), *turning(f"{id}.", start(reading), t, more=data.more)]
    controls = (Choice(t("Commitment"), Press("commitments", "card", id)), leave(t), share(id, name, reading, t))
    return Page(paragraphs(*parts), tuple(choices), controls)


def cycle(one: Told, reading: Reading, t: Translator) -> Markup:
    told = [where(one.standing, t)]
    if one.report:
        by, unit = one.standing.organisation.name(t.language), one.standing.record.unit
        told.append(labelled(by, one.report, unit, reading, t))
        about = [t(CHANNELS[one.report.channel]), punctual(one, t)]
        if one.revisions > 1:
            about.append(t.plural("{n} revision", "{n} revisions", one.revisions))
        told.append(Markup(" · ").join(about))
    return lines(*told)


def punctual(one: Told, t: Translator) -> Markup:
    return t("on time") if one.standing.owing.on_time else t("late")


def reports(told: tuple[Told, ...], t: Translator) -> Iterator[Choice]:
    for one in told:
        if one.report:
            label = t("Read report {number}", number=str(one.report.number))
            yield Choice(label, press("read", str(one.report.number)))


def turning(where: str, first: int, t: Translator, *, more: bool, page: int = PAGE) -> Iterator[Choice]:
    if more:
        yield Choice(t("Next"), press("from", f"{where}{first + page}"))
    if first:
        yield Choice(t("Previous"), press("from", f"{where}{max(0, first - page)}"))


def load_organisation(tx: Transaction, reading: Reading) -> OfOrganisation | None:
    return progress.of_organisation(tx, reading.arguments.get("id", ""), when(reading))


def organisation(reading: Reading, t: Translator) -> Page:
    data: OfOrganisation | None = reading.data
    if data is None:
        return gone(t)
    one, at = data.organisation, start(reading)
    name = one.name(t.language)
    parts = [title(t.value(clipped(name, NAME))), *silence(data.silent, t)]
    parts += [of_cycle(each, told, reading, t) for each, told in data.cycles[at : at + PAGE]]
    parts.append(as_of(reading, t) if data.cycles else t("No cycle expects a report of this organisation yet."))
    promised = Press("commitments", "value", f"{Facet.ORGANISATION}{one.id}")
    more = len(data.cycles) > at + PAGE
    choices = [Choice(t("Its commitments"), promised), *turning(f"{one.id}.", at, t, more=more)]
    controls = (Choice(t("All cycles"), press("open")), leave(t), share(one.id, name, reading, t))
    return Page(paragraphs(*parts), tuple(choices), controls)


def of_cycle(one: Cycle, told: Progress, reading: Reading, t: Translator) -> Markup:
    name = Markup("<b>{}</b>").format(t.value(clipped(cycle_of(one, t), LABEL)))
    return lines(Markup(" · ").join([name, process_of(one, reading, t), phase(one, reading, t)]), numbers(told, t))
