"""A milestone being written: one question a screen, each but the first two may stay open, and a look at the end."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from bot.domain.calendar import past
from bot.domain.milestones import CONCERNED, STEPS, Milestone, Sketch, Step
from bot.i18n import LANGUAGES, Translator, mark
from bot.services import calendar, countries
from bot.services import milestones as services
from bot.storage import milestones
from bot.storage.engine import Transaction
from bot.views.milestones.made import press, told
from bot.views.page import Choice, Page, Reading
from bot.views.reading.sheet import LABEL, clipped
from bot.views.reading.wording import capital, coded
from bot.views.view import lines, paragraphs, title

ASKED = {
    Step.PROCESS: mark("Of which process is it a milestone?"),
    Step.WHERE: mark("Does it concern one country only? Choose, or type the name of a country."),
    Step.TITLE: mark("What is it called? Up to 150 characters, for example “Reports are due”."),
    Step.DATE: mark(
        "When is it? Write it as precisely as it is known and no more: 14 June 2027, spring 2027, 3 to 5 May 2027, "
        "by 2030."
    ),
    Step.EVERY: mark("Does it come again? Choose, or type after how many months."),
    Step.AUDIENCE: mark("Whom does it concern?"),
    Step.SOURCE: mark("Where does the date come from? A text or a link, for example a resolution and its paragraph."),
}
NAMES = {
    Step.PROCESS: mark("Process"),
    Step.WHERE: mark("Country"),
    Step.TITLE: mark("Title"),
    Step.DATE: mark("Date"),
    Step.EVERY: mark("How often"),
    Step.AUDIENCE: mark("Whom it concerns"),
    Step.SOURCE: mark("Where the date comes from"),
}
OFTEN = ((0, mark("Once")), (12, mark("Every year")), (6, mark("Every six months")), (3, mark("Every three months")))


@dataclass(frozen=True, slots=True)
class Writing:
    sketch: Sketch
    processes: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    before: Milestone | None = None


def load(tx: Transaction, reading: Reading) -> Writing | None:
    sketch = services.opened(tx, reading.here.seal, reading.person)
    if sketch is None:
        return None
    offered = tuple(services.countries(reading.person, sketch.process))
    before = milestones.find(tx, sketch.changes) if sketch.changes else None
    return Writing(sketch, tuple(services.processes(reading.content, reading.person)), offered, before)


def none(t: Translator) -> Page:
    return Page(t("Nothing is begun. Whatever was sent before is kept."), controls=(Choice(t("Back"), press("open")),))


def step(reading: Reading, t: Translator) -> Page:
    data: Writing | None = reading.data
    if data is None:
        return none(t)
    at = Step(data.sketch.step)
    if at is Step.REVIEW:
        return review(data, reading, t)
    place = t("{n} of {last}", n=t.number(STEPS.index(at) + 1), last=t.number(len(STEPS)))
    text = paragraphs(lines(title(t(NAMES[at])), place), t(ASKED[at]), *present(data, reading, t))
    columns = 2 if at in (Step.AUDIENCE, Step.EVERY) else 1
    return Page(text, tuple(offered(data, reading, t)), tuple(controls(data, t)), columns)


def present(data: Writing, reading: Reading, t: Translator) -> Iterator[Markup]:
    """What stands there already, and a date as it is understood."""
    sketch = data.sketch
    match Step(sketch.step):
        case Step.TITLE if sketch.titles:
            yield t("Until now: {text}", text=sketch.titles.get(t.language) or sketch.titles[sketch.language])
        case Step.DATE if sketch.said:
            yield t("Until now: {text}", text=t.when(replace(sketch.when, every=0)))
        case Step.SOURCE if sketch.source:
            yield t("Until now: {text}", text=sketch.source)
        case Step.AUDIENCE:
            names = [coded("addressees", code, reading, t) for code in sketch.audience]
            yield t("Until now: {text}", text=Markup(", ").join(names))


def offered(data: Writing, reading: Reading, t: Translator) -> Iterator[Choice]:
    offer = OFFERED.get(Step(data.sketch.step))
    return offer(data, reading, t) if offer else iter(())


def the_processes(data: Writing, reading: Reading, t: Translator) -> Iterator[Choice]:
    for id in data.processes:
        name = reading.words(t, reading.content.processes[id].title).striptags()
        yield Choice(clipped(name, LABEL), press("process", id))


def the_countries(data: Writing, _: Reading, t: Translator) -> Iterator[Choice]:
    for code in data.countries:
        name = countries.name(code, t.language) if code else t("No country in particular")
        yield Choice(clipped(str(name), LABEL), press("country", code))


def the_addressees(data: Writing, reading: Reading, t: Translator) -> Iterator[Choice]:
    for code in CONCERNED:
        yield Choice(whom(code, data.sketch, reading, t), press("concerns", code))


Offer = Callable[[Writing, Reading, Translator], Iterator[Choice]]
OFFERED: dict[Step, Offer] = {
    Step.PROCESS: the_processes,
    Step.WHERE: the_countries,
    Step.DATE: lambda _data, _reading, t: iter((Choice(t("No date is known yet"), press("undated")),)),
    Step.EVERY: lambda _data, _reading, t: (Choice(t(label), press("every", str(n))) for n, label in OFTEN),
    Step.AUDIENCE: the_addressees,
    Step.SOURCE: lambda _data, _reading, t: iter((Choice(t("No source"), press("unsourced")),)),
}


def whom(code: str, sketch: Sketch, reading: Reading, t: Translator) -> str:
    name = clipped(capital(coded("addressees", code, reading, t)).striptags(), LABEL - 6)
    return t("{name}: yes", name=name) if code in sketch.audience else name


def controls(data: Writing, t: Translator) -> Iterator[Choice]:
    sketch = data.sketch
    at = Step(sketch.step)
    if at is not Step.PROCESS or sketch.reviewed:
        yield Choice(t("Back"), press("back"))
    if at is Step.AUDIENCE or (at is Step.TITLE and sketch.titles) or (at is Step.DATE and sketch.said):
        yield Choice(t("Go on"), press("next"))
    yield Choice(t("Leave"), press("leave"))


def review(data: Writing, reading: Reading, t: Translator) -> Page:
    """As it will stand in the calendar, before anybody else sees it."""
    sketch = data.sketch
    if not sketch.whole:
        return Page(t("It needs a process and a title."), (Choice(t("Title"), press("at", Step.TITLE)),), leaving(t))
    parts = [told(services.made(sketch, data.before, reading.now), reading, t), *effects(data, reading, t)]
    choices = [Choice(t("Store it"), press("send"))]
    choices += [Choice(t("Change: {name}", name=t(name)), press("at", at)) for at, name in NAMES.items()]
    choices += [Choice(t("Title in other languages"), press("tongues")), Choice(t("Throw it away"), press("drop"))]
    return Page(paragraphs(*parts), tuple(choices), leaving(t), 2)


def leaving(t: Translator) -> tuple[Choice, ...]:
    return (Choice(t("Leave"), press("leave")),)


def effects(data: Writing, reading: Reading, t: Translator) -> Iterator[Markup]:
    """What comes of it."""
    when = data.sketch.when
    if past(when, calendar.today(reading.now, reading.house.zone)):
        yield t("This is past: it stands among what is past, and nobody is told.")
    elif data.before and data.before.when != when:
        yield t("It moves from: {date}. Those who follow the process are told once.", date=t.when(data.before.when))


def tongues(reading: Reading, t: Translator) -> Page:
    data: Writing | None = reading.data
    if data is None:
        return none(t)
    titles = data.sketch.titles
    told = [
        t("{name}: {text}", name=one.name, text=titles[one.code]) for one in LANGUAGES.values() if one.code in titles
    ]
    text = paragraphs(
        title(t("Title in other languages")),
        t("Whoever reads a language in which it has no title reads the first one."),
        lines(*told),
    )
    choices = tuple(Choice(one.name, press("tongue", one.code)) for one in LANGUAGES.values())
    return Page(text, choices, (Choice(t("Back"), press("at", Step.REVIEW)), *leaving(t)), 2)


def tongue(reading: Reading, t: Translator) -> Page:
    data: Writing | None = reading.data
    if data is None:
        return none(t)
    code = reading.arguments.get("tongue", t.language)
    name = LANGUAGES[code].name if code in LANGUAGES else t.name
    said = data.sketch.titles.get(code)
    parts = [title(t.value(name)), t("Please type the title in this language.")]
    parts += [t("Until now: {text}", text=said)] if said else []
    return Page(paragraphs(*parts), controls=(Choice(t("Back"), press("tongues")), *leaving(t)))
