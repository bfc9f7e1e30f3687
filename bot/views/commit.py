"""Making a commitment: what a good one says, one question after another, and the card before it is sent in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from bot.domain.commitments import Missing
from bot.domain.directory import Organisation
from bot.domain.pledges import STEPS, Pledge, Step
from bot.domain.screens import Press
from bot.i18n import Translator, mark
from bot.services import organisations, pledging
from bot.services.commitments import Shown
from bot.storage.engine import Transaction
from bot.views import directory
from bot.views.commitments.card import facts
from bot.views.commitments.lists import item_name
from bot.views.commitments.wording import GROUPS, understood
from bot.views.page import Choice, Page, Reading
from bot.views.reading.sheet import LABEL, clipped
from bot.views.view import Said, View, lines, paragraphs, title

QUESTIONS = {
    Step.WHAT: mark("What exactly do you promise? Write it as it is to stand in public; name nobody who is private."),
    Step.TITLE: mark("How can it be said in one line?"),
    Step.DUE: mark("By when? Write it as you mean it, for example: {example}"),
    Step.TARGET: mark("How is it measured? A number and what is counted, for example: {example}"),
    Step.BASELINE: mark("Where does that stand today?"),
    Step.GROUPS: mark("For whom is it? Press all that fit, then Go on."),
    Step.PARTNERS: mark("With whom? Type the name of an organisation; one that is listed here is asked to join."),
    Step.PROCESS: mark("To which process does it belong?"),
    Step.ITEM: mark("With which of its items does it align? Press all that fit, then Go on."),
    Step.WHERE: mark("Where? Type countries or places, with semicolons between them."),
}
EXAMPLES = {Step.DUE: mark("by the end of 2027"), Step.TARGET: mark("40 wells")}
LACKS = {
    Missing.BY_WHEN: mark("It does not say by when, in a way that is understood here."),
    Missing.MEASURED_HOW: mark("It does not say how one will see that it was kept."),
    Missing.FOR_WHOM: mark("It does not say for whom."),
    Missing.WITH_WHOM: mark("It does not say with whom."),
}
NAMES = {
    Step.WHAT: mark("Text"),
    Step.TITLE: mark("Title"),
    Step.DUE: mark("By when"),
    Step.TARGET: mark("Measure"),
    Step.BASELINE: mark("Today"),
    Step.GROUPS: mark("For whom"),
    Step.PARTNERS: mark("With whom"),
    Step.PROCESS: mark("Process"),
    Step.ITEM: mark("Items"),
    Step.WHERE: mark("Where"),
}
SHOWN = 400  # letters of what was said already
ITEMS = 12
NAME = 18  # letters of a name beside the words of a button


@dataclass(frozen=True, slots=True)
class Writing:
    organisation: Organisation
    step: Step
    pledge: Pledge
    holders: tuple[Organisation, ...]
    alike: tuple[Organisation, ...]
    now: datetime


def press(verb: str, argument: str = "") -> Press:
    return Press("commit", verb, argument)


def own(tx: Transaction, reading: Reading) -> list[Organisation]:
    return [one for one in organisations.mine(tx, reading.person) if one.id in reading.person.organisations]


def choose(reading: Reading, t: Translator) -> Page:
    found: list[Organisation] = reading.data
    leave = (Choice(t("Leave"), press("leave")),)
    choices = tuple(directory.named(one, t, press("for", one.id)) for one in found)
    return Page(paragraphs(title(t("A new commitment")), t("For which organisation?")), choices, leave)


def guidance(reading: Reading, t: Translator) -> Page:
    """What the reports say of a good one, with their paragraphs."""
    text = paragraphs(
        title(t("A new commitment")),
        t("What makes a commitment one that can be kept:"),
        lines(
            t("– It says concretely what will be done, and by when {box}.", box=boxed(17, t)),
            t("– Its plan and targets are public, and women have a part in them {box}.", box=boxed(30, t)),
            t("– It has steps on the way and is looked at again and again {box}.", box=boxed(32, t)),
            t("– Those on the spot take part, within a set time {box}.", box=boxed(38, t)),
            t("– Whoever joins hands agrees on clear goals {box}.", box=boxed(44, t)),
        ),
        t("Nothing is refused for lacking one of these. You can leave at any time, and go on later."),
    )
    id = reading.arguments.get("id", "")
    controls = (Choice(t("Leave"), press("leave")),)
    return Page(text, (Choice(t("Begin"), press("go", f"{id}.{Step.WHAT}")),), controls)


def boxed(paragraph: int, t: Translator) -> Markup:
    return t.value(f"[A/71/353, {t('box {n}', n=paragraph)}]")


def load(tx: Transaction, reading: Reading) -> Writing | None:
    id = reading.arguments.get("id", "")
    found = pledging.opened(tx, reading.here.seal, reading.person.id, id)
    one = organisations.public(tx, id)
    if one is None or id not in reading.person.organisations:
        return None
    step, pledge = found or (Step.WHAT, Pledge())
    holders = tuple(held for id in pledge.holders if (held := organisations.public(tx, id)))
    sealed = reading.arguments.get("typed")
    alike = organisations.like(tx, reading.here.seal.open_words(sealed), 3) if sealed else []
    others = tuple(other for other in alike if other.id != id and other.id not in pledge.holders)
    return Writing(one, step, pledge, holders, others, reading.now)


def gone(t: Translator) -> Page:
    return Page(t("There is nothing to go on with here."), controls=(Choice(t("Leave"), press("leave")),))


def step(reading: Reading, t: Translator) -> Page:
    data: Writing | None = reading.data
    if data is None:
        return gone(t)
    if data.step is Step.REVIEW:
        return review(data, reading, t)
    at = STEPS.index(data.step) + 1
    example = {"example": t(EXAMPLES[data.step])} if data.step in EXAMPLES else {}
    parts = [
        title(t("{page} of {last}", page=t.number(at), last=t.number(len(STEPS)))),
        t(QUESTIONS[data.step], **example),
        *answered(data, t),
    ]
    return Page(paragraphs(*parts), tuple(offered(data, reading, t)), tuple(controls(data, t)))


def answered(data: Writing, t: Translator) -> Iterator[Markup]:
    """What stands there already, and a date as it is understood."""
    said = str(getattr(data.pledge, data.step, "")) if data.step in TYPED else ""
    if data.step is Step.TARGET:
        said = f"{data.pledge.target} {data.pledge.unit}".strip()
    if said:
        yield t("Until now: {text}", text=clipped(said, SHOWN))
    if data.step is Step.PARTNERS and data.holders:
        yield t("Will be asked to join: {names}", names=Markup(", ").join(named(one, t) for one in data.holders))


def named(one: Organisation, t: Translator) -> Markup:
    return t.value(one.name(t.language))


TYPED = (Step.WHAT, Step.TITLE, Step.DUE, Step.TARGET, Step.BASELINE, Step.PARTNERS, Step.WHERE)


def offered(data: Writing, reading: Reading, t: Translator) -> Iterator[Choice]:
    id = data.organisation.id
    match data.step:
        case Step.GROUPS:
            for code, name in GROUPS.items():
                yield chosen(t(name), code in data.pledge.groups, press("group", f"{id}.{code}"), t)
        case Step.PROCESS:
            for process in reading.content.processes.values():
                label = clipped(reading.words(t, process.title).striptags(), LABEL)
                yield Choice(label, press("process", f"{id}.{process.id}"))
        case Step.ITEM:
            for item in items(data, reading):
                name = clipped(item_name(item, reading, t).striptags(), LABEL - 4)
                yield chosen(name, item in data.pledge.items, press("item", f"{id}.{item}"), t)
        case Step.PARTNERS:
            for one in data.alike:
                label = t("Ask {name}", name=directory.short(one.name(t.language), NAME))
                yield Choice(label, press("ask", f"{id}.{one.id}"))


def items(data: Writing, reading: Reading) -> list[str]:
    process = reading.content.processes.get(data.pledge.process)
    kinds = [item for item in process.framework if item.kind != "process"] if process else []
    return [item.id for item in kinds][:ITEMS]


def chosen(name: object, there: bool, press: Press, t: Translator) -> Choice:
    return Choice(t("{name}: yes", name=name) if there else str(name), press)


def controls(data: Writing, t: Translator) -> Iterator[Choice]:
    id = data.organisation.id
    if data.step is not Step.WHAT:
        yield Choice(t("Back"), press("back", id))
    if data.step is not Step.WHAT or data.pledge.what:
        yield Choice(t("Go on") if present(data) else t("Skip"), press("next", id))
    yield Choice(t("Leave"), press("leave"))


def present(data: Writing) -> bool:
    name = {Step.ITEM: "items"}.get(data.step, str(data.step))
    return bool(getattr(data.pledge, name, ""))


def review(data: Writing, reading: Reading, t: Translator) -> Page:
    """The card as it will be, and what a good one would say besides."""
    id, language = data.organisation.id, t.language
    record = pledging.record(data.pledge, id, language, data.now)
    shown = Shown(record, {one.id: one for one in (data.organisation, *data.holders)})
    lacks = pledging.lacking(data.pledge, id, language, data.now)
    meant = understood(record.due, t)
    parts = [
        title(t.value(clipped(data.pledge.title or data.pledge.what, 200))),
        t("Promised by {name}", name=named(data.organisation, t)),
        t.value(clipped(data.pledge.what, SHOWN)),
        lines(*(one for one in facts(shown, reading, t) if one)),
    ]
    if data.pledge.due and meant is None:
        parts.append(t("No day is made up where none is named."))
    if lacks:
        parts.append(lines(t("You can send it in as it is. But:"), *(t(LACKS[one]) for one in lacks)))
    choices = [Choice(t("Send it in"), press("send", id))]
    choices += [Choice(t("Change: {name}", name=t(NAMES[one])), press("go", f"{id}.{one}")) for one in NAMES]
    controls = (Choice(t("Back"), press("back", id)), Choice(t("Leave"), press("leave")))
    throw = Choice(t("Throw it away"), press("drop", id))
    return Page(paragraphs(*(part for part in parts if part)), (*choices, throw), controls, columns=2)


def kept(_: Reading, t: Translator) -> Markup:
    return t("Your draft is kept. {command} goes on with it.", command="/commit")


SCREENS = {
    "commit.choose": View(choose, own),
    "commit.start": View(guidance),
    "commit.step": View(step, load),
}
SAID: dict[str, Said] = {
    "pledge_too_long": mark("That is empty, or too long: a text has up to 20,000 characters, a title 200, others 500."),
    "pledge_kept": kept,
    "pledge_dropped": mark("The draft is thrown away."),
    "pledge_refused": mark("It was not sent in: you may not do this for this organisation, or it says nothing yet."),
    "pledge_sent": mark("It is sent in, and public. An organiser checks it; you take care of it."),
    "pledge_to_sign": mark("It is ready, and waits for whoever signs for your organisation."),
}
