"""Milestones made here, for those who answer for them; and what followers hear when one has moved."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from bot.domain.authority import Act
from bot.domain.calendar import Timing
from bot.domain.milestones import Milestone, Step
from bot.domain.reading import Pages
from bot.domain.screens import Press
from bot.i18n import Translator, mark
from bot.services import countries
from bot.services import milestones as services
from bot.storage import milestones
from bot.storage.engine import Transaction
from bot.views.page import Choice, Page, Reading
from bot.views.reading.sheet import HALF, clipped, listed
from bot.views.reading.wording import aside, headed, several
from bot.views.view import lines, paragraphs, title

SIZE = 8
CHANGES = {
    Step.TITLE: mark("Title"),
    Step.DATE: mark("Move it"),
    Step.EVERY: mark("How often"),
    Step.AUDIENCE: mark("Whom it concerns"),
    Step.SOURCE: mark("Where the date comes from"),
}


@dataclass(frozen=True, slots=True)
class Home:
    made: tuple[Milestone, ...] = ()
    begun: bool = False
    makes: bool = False


def press(verb: str, argument: str = "") -> Press:
    return Press("milestones", verb, argument)


def load_home(tx: Transaction, reading: Reading) -> Home:
    begun = services.opened(tx, reading.here.seal, reading.person) is not None
    makes = bool(services.processes(reading.content, reading.person))
    return Home(tuple(services.made_here(tx, reading.person)), begun, makes)


def home(reading: Reading, t: Translator) -> Page:
    data: Home = reading.data
    pages = Pages(data.made, SIZE)
    page = min(max(int(reading.arguments.get("page", 1)), 1), pages.last)
    shown = pages.page(page)
    body = lines(*listed((line(one, t) for one in shown), t)) if shown else t("No milestone was made here yet.")
    choices = [Choice(clipped(one.title(t.language), HALF), press("one", one.id)) for one in shown]
    if data.begun or data.makes:
        choices.append(Choice(t("Go on with what is begun") if data.begun else t("New milestone"), press("new")))
    if page < pages.last:
        choices.append(Choice(t("Next"), press("open", str(page + 1))))
    if page > 1:
        choices.append(Choice(t("Previous"), press("open", str(page - 1))))
    controls = (Choice(t("Back"), Press("desk", "open")), Choice(t("Leave"), press("out")))
    return Page(paragraphs(title(t("Milestones")), body), tuple(choices), controls, 2)


def line(one: Milestone, t: Translator) -> Markup:
    said = headed(t.when(one.when), t.value(one.title(t.language)), t)
    return aside(said, t("called off"), t) if one.cancelled else said


@dataclass(frozen=True, slots=True)
class Found:
    milestone: Milestone
    changes: bool = False
    cancels: bool = False


def load_one(tx: Transaction, reading: Reading) -> Found | None:
    one = milestones.find(tx, reading.arguments.get("id", ""))
    if one is None:
        return None
    acts = (services.may(tx, reading.person, act, one) for act in (Act.CHANGE_MILESTONE, Act.CANCEL_MILESTONE))
    changes, cancels = (allowed and not one.cancelled for allowed in acts)
    return Found(one, changes, cancels)


def one(reading: Reading, t: Translator) -> Page:
    found: Found | None = reading.data
    if found is None:
        return gone(t)
    id = found.milestone.id
    choices = [Choice(t("See it in the calendar"), Press("calendar", "entry", id))]
    if found.changes:
        choices += [Choice(t(label), press("change", f"{id}.{step}")) for step, label in CHANGES.items()]
    if found.cancels:
        choices.append(Choice(t("Call it off"), press("cancelling", id)))
    text = told(found.milestone, reading, t)
    return Page(text, tuple(choices), (Choice(t("Back"), press("open")), Choice(t("Leave"), press("out"))), 2)


def gone(t: Translator) -> Page:
    return Page(t("What you asked for is not here any more."), controls=(Choice(t("Back"), press("open")),))


def told(one: Milestone, reading: Reading, t: Translator) -> Markup:
    """As it stands, or would stand, in the calendar."""
    facts = [t("When: {date}", date=t.when(one.when))]
    if one.said:
        facts.append(t("As it was written: “{text}”", text=one.said))
    if one.country:
        facts.append(t("Country: {name}", name=countries.name(one.country, t.language)))
    facts.append(t("Concerns: {who}", who=several("addressees", one.audience, reading, t)))
    process = reading.content.processes.get(one.process)
    facts.append(t("Process: {name}", name=reading.words(t, process.title) if process else one.process))
    if one.source:
        facts.append(t("Source: {place}", place=one.source))
    said_in = t.language if t.language in one.titles else one.language
    others = [code for code in one.titles if code != said_in]
    parts = [title(t.value(one.title(t.language))), lines(*facts)]
    parts += [lines(*(t.value(one.titles[code]) for code in others))] if others else []
    return paragraphs(*parts, *([t("It does not take place.")] if one.cancelled else []))


def cancelling(reading: Reading, t: Translator) -> Page:
    found: Found | None = reading.data
    if found is None:
        return gone(t)
    text = paragraphs(
        told(found.milestone, reading, t),
        t("Is it to be called off? It stays noted as such, and those who follow the process are told."),
    )
    yes = (Choice(t("Call it off"), press("cancel", found.milestone.id)),) if found.cancels else ()
    return Page(text, yes, (Choice(t("Back"), press("one", found.milestone.id)),))


def load_moved(tx: Transaction, reading: Reading) -> Milestone | None:
    return milestones.find(tx, reading.arguments.get("id", ""))


def moved(reading: Reading, t: Translator) -> Page:
    """Beside whatever its reader is doing; by then it may have moved again, and what holds is said."""
    one: Milestone | None = reading.data
    if one is None:
        return Page(t("A date that you follow is not here any more."))
    before: dict[str, Any] = reading.arguments["before"]
    process = reading.content.processes.get(one.process)
    was = t("Before: {date}", date=t.when(Timing.read(before)))
    now = t("It does not take place.") if one.cancelled else t("Now: {date}", date=t.when(one.when))
    head = t("A date was called off") if one.cancelled else t("A date has moved")
    why = t("You follow: {name}", name=reading.words(t, process.title)) if process else Markup()
    text = paragraphs(title(head), t.value(one.title(t.language)), lines(was, now), why)
    # Without numbers: those are for the screen in focus, beside which this stands.
    return Page(text, controls=(Choice(t("Open"), Press("calendar", "entry", one.id)),))
