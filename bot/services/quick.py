"""A report in a few taps: begun with what is known, asking only what is open; or no change at all."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from bot.domain import self_report
from bot.domain.cycles import When
from bot.domain.forms import inputs
from bot.domain.forms.draft import END
from bot.domain.forms.filled import filled
from bot.domain.forms.model import Form
from bot.domain.forms.version import Version
from bot.domain.people import Person
from bot.domain.reports import FORM, Channel, Given, Refusal, Report, Reported
from bot.domain.self_report import BASE, FIGURE, GOAL, HAPPENED, MORE, NEEDS, NEW_DATE, OBSTACLES, STATE, UNCHANGED_WHY
from bot.services import form, reports
from bot.services.form import Opened, Pen, opening
from bot.services.form.answering import take
from bot.services.promising import one_line
from bot.services.reports import Filed, Standing
from bot.storage import reports as rows
from bot.storage.engine import Transaction

NO_GOAL = "–"
IN_A_ROW = 3  # the third "no change" is asked about
PROGRESSING = (Reported.ON_TRACK, Reported.DELAYED, Reported.CHANGED)


class Quick(StrEnum):
    PROGRESS = "progress"
    NEW_DATE = "new_date"
    BLOCKED = "blocked"
    DONE = "done"


ASKED: Mapping[Quick, tuple[Reported, tuple[str, ...]]] = {
    Quick.PROGRESS: (Reported.ON_TRACK, (FIGURE, HAPPENED)),
    Quick.NEW_DATE: (Reported.DELAYED, (NEW_DATE, OBSTACLES)),
    Quick.BLOCKED: (Reported.DELAYED, (OBSTACLES, NEEDS)),
    Quick.DONE: (Reported.DONE, (FIGURE, HAPPENED)),
}
ADDING = frozenset({OBSTACLES, NEEDS})  # asked only of whoever wants to tell more


def before(tx: Transaction, found: Standing) -> Report | None:
    """What was said last in this cycle, with or without a signature, else what last counted in another one."""
    kept = rows.revisions(tx, found.cycle.id, found.record.id, 1) or rows.last(tx, found.record.id)
    return kept[0] if kept else None


def known(tx: Transaction, found: Standing) -> dict[str, str]:
    """By the names of the questions; everything, where it is corrected."""
    last, record = before(tx, found), found.record
    goal = " ".join(part for part in (record.target, record.unit) if part) or NO_GOAL
    given = {BASE: str(reports.newest(tx, found.owing)), GOAL: goal}
    if last is None:
        return given
    answers = {STATE: str(last.state), FIGURE: last.figure or "", **last.said, **last.private}
    return {**self_report.starting(answers, whole=last.cycle == found.cycle.id), **given}


def whole(pen: Pen, version: Version, found: Standing) -> Opened:
    """Every question, from the first on; a draft that was begun is gone on with."""
    begun = form.find(pen, FORM, found.owing.subject)
    if begun:
        return begun
    given = opening.Given(placed(version.form, known(pen.tx, found)))
    return form.begin(pen, version, found.owing.subject, given)


def begin(pen: Pen, version: Version, found: Standing, quick: Quick) -> Opened:
    """Asking only what that button leaves open; all the rest can be added from the answers shown before it is sent."""
    state, asked = ASKED[quick]
    return _asking(pen, version, found, state, asked)


def typed(pen: Pen, version: Version, found: Standing, text: str) -> Opened:
    """A figure and a sentence in one message, or one of them: shown once, and sent by one more tap."""
    last = before(pen.tx, found)
    state = last.state if last and last.state in PROGRESSING else Reported.ON_TRACK
    opened = _asking(pen, version, found, state, (FIGURE, HAPPENED))
    done = form.typed(pen, opened, text)
    if done.problem and done.problem.code == "two_in_one":
        return form.pick(pen, done, 0)
    if done.problem and done.problem.code == "no_number":
        stays = inputs.Onward() if opened.ask and opened.ask.value else inputs.Skip()
        return form.typed(pen, take(pen, done, stays), text)
    return done


def _asking(pen: Pen, version: Version, found: Standing, state: Reported, asked: tuple[str, ...]) -> Opened:
    opened = whole(pen, version, found)
    places = {name: place for name in asked if (place := place_of(opened.form, name))}
    answers = placed(opened.form, {STATE: str(state), MORE: _more(opened, asked)})
    draft = opened.sheet.draft.answering(answers)
    stops = filled(opened.form, draft, pen.reader.now, pen.reader.language).stops()  # what opens later is asked then
    draft = draft.passing(*(stop.place for stop in stops)).asking_again(*places.values())
    return opened.kept(pen, replace(opened.sheet, draft=replace(draft, at=END), problem=None))


def _more(opened: Opened, asked: tuple[str, ...]) -> str:
    chosen = opened.sheet.draft.answers.get(place_of(opened.form, MORE) or "", "").split()
    return " ".join(dict.fromkeys([*chosen, *(name for name in asked if name in ADDING)]))


def place_of(form_: Form, name: str) -> str | None:
    """Where an answer of that name stands; an editor may have put it into a group."""
    path = form_.paths.get(name)
    return "/".join(path[1:]) if path else None


def placed(form_: Form, answers: Mapping[str, str]) -> dict[str, str]:
    return {place: value for name, value in answers.items() if (place := place_of(form_, name))}


def asks_why(tx: Transaction, commitment: str) -> bool:
    """Whether this would be the third in a row that says no change."""
    last = rows.last(tx, commitment, IN_A_ROW - 1)
    return len(last) == IN_A_ROW - 1 and all(one.unchanged for one in last)


def no_change(
    tx: Transaction, person: Person, cycle: str, commitment: str, base: int, when: When, because: str = ""
) -> Filed | Refusal:
    """What was said last still holds; `base` is the revision that stood there when the button was shown."""
    last = next(iter(rows.last(tx, commitment)), None)
    if last is None:
        return Refusal.NOTHING_BEFORE
    answers = {STATE: str(last.state), FIGURE: last.figure or "", **last.said, UNCHANGED_WHY: one_line(because)}
    kept = self_report.starting(answers, whole=False) | {UNCHANGED_WHY: answers[UNCHANGED_WHY]}
    key = f"same:{cycle}.{commitment}.{base}"
    given = Given(key, kept, person.reads, Channel.CHAT, base, unchanged=True)
    return reports.file(tx, person, cycle, commitment, given, when)
