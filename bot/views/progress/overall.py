"""How far reporting is in every cycle, in each part of one; of whom nothing was received, by name and not by rank."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from bot.domain.cycles import Cycle, Phase
from bot.domain.progress import Progress
from bot.domain.register import Facet, Listing
from bot.i18n import Translator
from bot.services import progress
from bot.services.progress import Silent
from bot.storage.engine import Transaction
from bot.views import directory
from bot.views.commitments.lists import FACETS, name_of
from bot.views.page import Choice, Page, Reading
from bot.views.progress.one import PAGE, gone, of_cycle, start, turning
from bot.views.progress.wording import as_of, cycle_of, leave, phase, press, process_of
from bot.views.reading.sheet import LABEL, clipped
from bot.views.reading.wording import headed
from bot.views.report.wording import when
from bot.views.view import lines, paragraphs, title

NAMES = 10  # on one screen
SHORT = 18  # letters of a name on a button
WAYS = (Facet.TYPE, Facet.ITEM, Facet.COUNTRY, Facet.KIND)


def load(tx: Transaction, _: Reading) -> tuple[tuple[Cycle, Progress], ...]:
    return progress.overall(tx)


def home(reading: Reading, t: Translator) -> Page:
    found: tuple[tuple[Cycle, Progress], ...] = reading.data
    at = start(reading)
    parts = [title(t("How far reporting is"))]
    parts += [of_cycle(one, told, reading, t) for one, told in found[at : at + PAGE]]
    parts.append(as_of(reading, t) if found else t("No cycle has opened yet."))
    parts.append(t("Type the code of a commitment to see what was reported on it."))
    shown = [one for one, _ in found[at : at + PAGE]]
    choices = [*(opening(one, reading, t) for one in shown), *turning(".", at, t, more=len(found) > at + PAGE)]
    return Page(paragraphs(*parts), tuple(choices), (leave(t),))


def opening(one: Cycle, reading: Reading, t: Translator) -> Choice:
    label = headed(clipped(cycle_of(one, t), SHORT), process_of(one, reading, t), t).striptags()
    return Choice(clipped(label, LABEL), press("cycle", one.id))


def part_of(reading: Reading) -> Listing:
    return Listing(Facet(reading.arguments.get("facet", Facet.ALL)), reading.arguments.get("value", ""))


def at(reading: Reading, part: Listing) -> str:
    """As a button names it."""
    return f"{reading.arguments['cycle']}.{part.facet}.{part.value}"


def load_cycle(tx: Transaction, reading: Reading) -> tuple[Cycle, Progress] | None:
    part = part_of(reading)
    return progress.of_cycle(tx, reading.arguments["cycle"], part.facet, part.value)


def cycle(reading: Reading, t: Translator) -> Page:
    data: tuple[Cycle, Progress] | None = reading.data
    if data is None:
        return gone(t)
    part = part_of(reading)
    parts = [of_cycle(*data, reading, t), as_of(reading, t)]
    if part.facet is not Facet.ALL:
        parts.insert(0, title(name_of(part, None, reading, t)))
    choices = [Choice(t("Of whom nothing was received"), press("silent", at(reading, part)))]
    choices += [Choice(t(FACETS[one]), press("parts", f"{data[0].id}.{one}.")) for one in WAYS]
    back = press("open") if part.facet is Facet.ALL else press("parts", f"{data[0].id}.{part.facet}.")
    return Page(paragraphs(*parts), tuple(choices), (Choice(t("Back"), back), leave(t)))


def load_parts(tx: Transaction, reading: Reading) -> Mapping[str, Progress]:
    return progress.parts(tx, reading.arguments["cycle"], part_of(reading).facet)


def parts(reading: Reading, t: Translator) -> Page:
    facet, first = part_of(reading).facet, start(reading)
    named = [(name_of(Listing(facet, value), None, reading, t), value, told) for value, told in reading.data.items()]
    named.sort(key=lambda one: one[0])
    shown = named[first : first + NAMES]
    told = lines(*(received(name, told, t) for name, _, told in shown))
    choices = [
        Choice(clipped(name.striptags(), LABEL), press("cycle", at(reading, Listing(facet, value))))
        for name, value, _ in shown
    ]
    where = f"{reading.arguments['cycle']}.{facet}.."
    choices += turning(where, first, t, more=len(named) > first + NAMES, page=NAMES)
    text = paragraphs(title(t(FACETS[facet])), told or t("There is none."), as_of(reading, t))
    back = press("cycle", f"{reading.arguments['cycle']}")
    return Page(text, tuple(choices), (Choice(t("Back"), back), leave(t)))


def received(name: Markup, told: Progress, t: Translator) -> Markup:
    return t("{name}: {n} of {all} received", name=name, n=t.number(told.received), all=t.number(told.expected))


def load_silent(tx: Transaction, reading: Reading) -> Silent | None:
    part, after = part_of(reading), reading.arguments.get("after", "")
    return progress.silent(tx, reading.arguments["cycle"], part.facet, part.value, NAMES, after)


def silent(reading: Reading, t: Translator) -> Page:
    data: Silent | None = reading.data
    if data is None:
        return gone(t)
    part = part_of(reading)
    head = [t.value(cycle_of(data.cycle, t)), phase(data.cycle, reading, t)]
    if part.facet is not Facet.ALL:
        head.insert(0, name_of(part, None, reading, t))
    locked = data.cycle.phase(when(reading).today) is Phase.LOCKED
    text = paragraphs(
        title(t("Silent") if locked else t("Nothing received so far")),
        Markup(" · ").join(head),
        lines(*named(data, t)) or t("There is none."),
        t("In the order of their names. As of {day}.", day=t.date(when(reading).today)),
    )
    choices = [directory.named(one, t, press("of", one.id)) for one, _ in data.shown]
    if data.more:
        choices.append(Choice(t("More"), press("more", data.shown[-1][0].id)))
    if reading.arguments.get("after"):
        choices.append(Choice(t("From the beginning"), press("silent", at(reading, part))))
    return Page(text, tuple(choices), (Choice(t("Back"), press("cycle", at(reading, part))), leave(t)))


def named(data: Silent, t: Translator) -> Iterator[Markup]:
    for one, told in data.shown:
        name, n = t.value(one.name(t.language)), told.expected
        line = t.plural("{name}: {n} report expected", "{name}: {n} reports expected", n, name=name)
        yield t("{line}, with an extension", line=line) if told.extended else line
