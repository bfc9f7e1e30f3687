"""What was reported over the cycles of a process: states in numbers, of as many as were expected and received."""

from collections.abc import Mapping

from markupsafe import Markup

from bot.domain.cycles import Cycle
from bot.domain.progress import Progress
from bot.domain.register import Facet, Listing
from bot.domain.screens import Press
from bot.i18n import Translator
from bot.services import trends
from bot.services.trends import Trend
from bot.storage.engine import Transaction
from bot.views.commitments.lists import FACETS, name_of
from bot.views.page import Choice, Page, Reading
from bot.views.progress.overall import NAMES, WAYS, received
from bot.views.progress.wording import as_of, cycle_of
from bot.views.reading.sheet import LABEL, clipped
from bot.views.reading.wording import headed
from bot.views.states import state
from bot.views.view import Said, View, lines, paragraphs, title

CYCLES = 6  # the last ones


def press(verb: str, argument: str = "") -> Press:
    return Press("trends", verb, argument)


def leave(t: Translator) -> Choice:
    return Choice(t("Leave"), press("leave"))


def process_name(slug: str, reading: Reading, t: Translator) -> Markup:
    return name_of(Listing(Facet.PROCESS, slug), None, reading, t)


def load_home(tx: Transaction, _: Reading) -> list[str]:
    return trends.processes(tx)


def home(reading: Reading, t: Translator) -> Page:
    found: list[str] = reading.data
    named = [(process_name(slug, reading, t), slug) for slug in found]
    choices = [Choice(clipped(name.striptags(), LABEL), press("of", slug)) for name, slug in named]
    text = t("Choose a process.") if found else t("No cycle has opened yet.")
    return Page(paragraphs(title(t("What was reported over time")), text), tuple(choices), (leave(t),))


def part_of(reading: Reading) -> Listing:
    return Listing(Facet(reading.arguments.get("facet", Facet.ALL)), reading.arguments.get("value", ""))


def load(tx: Transaction, reading: Reading) -> Trend:
    part = part_of(reading)
    return trends.trend(tx, reading.arguments["process"], part.facet, part.value, CYCLES)


def trend(reading: Reading, t: Translator) -> Page:
    data: Trend = reading.data
    part = part_of(reading)
    parts = [title(process_name(data.process, reading, t))]
    if part.facet is not Facet.ALL:
        parts.append(name_of(part, None, reading, t))
    parts += [states(*one, reading, t) for one in data.cycles] or [t("No cycle has opened yet.")]
    parts.append(as_of(reading, t))
    choices = (Choice(t(FACETS[one]), press("by", f"{data.process}.{one}")) for one in WAYS)
    back = press("open") if part.facet is Facet.ALL else press("by", f"{data.process}.{part.facet}")
    return Page(paragraphs(*parts), tuple(choices), (Choice(t("Back"), back), leave(t)))


def states(cycle: Cycle, told: Progress, reading: Reading, t: Translator) -> Markup:
    """Every state that was reported, and how many said nothing: together they are all that was expected."""
    name = Markup("<b>{}</b>").format(received(t.value(clipped(cycle_of(cycle, t), LABEL)), told, t))
    counts = [headed(state(reading, one, t), t.number(n), t) for one, n in told.states.items()]
    counts.append(t("Nothing received: {n}", n=t.number(told.missing)))
    return lines(name, Markup(" · ").join(counts))


def load_by(tx: Transaction, reading: Reading) -> Mapping[str, Progress]:
    return trends.parts(tx, reading.arguments["process"], part_of(reading).facet)


def by(reading: Reading, t: Translator) -> Page:
    """One part at a time, by its name: which of them is ahead is nobody's business."""
    found: Mapping[str, Progress] = reading.data
    slug, facet, first = reading.arguments["process"], part_of(reading).facet, int(reading.arguments.get("from", 0))
    named = [(name_of(Listing(facet, value), None, reading, t), value, told) for value, told in found.items()]
    named.sort(key=lambda one: one[0])
    shown = named[first : first + NAMES]
    choices = [
        Choice(clipped(name.striptags(), LABEL), press("of", f"{slug}.{facet}.{value}")) for name, value, _ in shown
    ]
    if len(named) > first + NAMES:
        choices.append(Choice(t("Next"), press("by", f"{slug}.{facet}.{first + NAMES}")))
    if first:
        choices.append(Choice(t("Previous"), press("by", f"{slug}.{facet}.{max(0, first - NAMES)}")))
    body = lines(*(received(name, told, t) for name, _, told in shown)) or t("There is none.")
    text = paragraphs(title(t(FACETS[facet])), process_name(slug, reading, t), t("In the last cycle:"), body)
    return Page(paragraphs(text, as_of(reading, t)), tuple(choices), (Choice(t("Back"), press("of", slug)), leave(t)))


SCREENS = {
    "trends.home": View(home, load_home),
    "trends.of": View(trend, load),
    "trends.by": View(by, load_by),
}
SAID: dict[str, Said] = {}
