"""What somebody does at a question, on whichever way it came: typed, picked from what is shown, changed afterwards."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.domain.forms import inputs
from bot.domain.forms.asking import Ask
from bot.domain.forms.draft import Draft
from bot.domain.forms.inputs import Input
from bot.domain.forms.model import Kind, Question
from bot.domain.forms.offered import MOST, looked_for
from bot.domain.forms.problems import Problem, problem
from bot.domain.forms.review import Line, reviewed
from bot.domain.forms.step import step
from bot.services.form.careful import careful
from bot.services.form.opening import Opened, Pen

SEVERAL = {Kind.SELECT_MULTIPLE, Kind.RANK}
CUT = 4_000  # letters, from which on a text may have been cut in two by the client
APART = timedelta(seconds=3)
ACKNOWLEDGED = "OK"


def take(pen: Pen, opened: Opened, given: Input, message: int | None = None) -> Opened:
    """One step; the message it was told in is remembered, because people change what they wrote."""
    done = step(opened.form, opened.sheet.draft, given, opened.reader)
    sheet = opened.sheet.at(done.draft, done.problem)
    if done.problem is None:
        sheet = sheet.noting(message, opened.sheet.draft.at)
    return opened.kept(pen, sheet)


def typed(pen: Pen, opened: Opened, text: str, message: int | None = None) -> Opened:
    if message is not None and _rest_of_a_cut_text(pen, opened):
        length = opened.sheet.problem.details["length"] + len(text) if opened.sheet.problem else len(text)
        return _told(pen, opened, problem("too_long", length=length, most=_most(opened)))
    taken = step(opened.form, opened.sheet.draft, inputs.Typed(text), opened.reader)
    if taken.problem and taken.problem.code == "no_choice" and _found(opened, text):
        return opened.kept(pen, replace(opened.sheet, sought=text, page=0, problem=None))
    if taken.problem is None and not opened.sheet.warned and _words(opened) and careful(text):
        warned = replace(opened, sheet=replace(opened.sheet, warned=True))
        return _told(pen, warned, problem("careful", text=text))
    return take(pen, opened, inputs.Typed(text), message)


def _found(opened: Opened, words: str) -> bool:
    """In a list too long for one screen."""
    return bool(opened.ask and len(opened.ask.choices) > MOST and looked_for(opened.ask, words))


def _words(opened: Opened) -> bool:
    item = opened.ask.item if opened.ask else None
    return isinstance(item, Question) and item.kind is Kind.TEXT


def _most(opened: Opened) -> int:
    return int(opened.sheet.problem.details["most"]) if opened.sheet.problem else 0


def _rest_of_a_cut_text(pen: Pen, opened: Opened) -> bool:
    """A client sends what is too long for one message in two: the second is no answer of its own."""
    wrong = opened.sheet.problem
    return bool(
        wrong
        and wrong.code == "too_long"
        and wrong.details["length"] >= CUT
        and pen.now - opened.filled.updated <= APART
    )


def _told(pen: Pen, opened: Opened, wrong: Problem | None) -> Opened:
    return opened.kept(pen, replace(opened.sheet, problem=wrong))


def forwarded(pen: Pen, opened: Opened, text: str) -> Opened:
    """Somebody else's words are asked about before they are an answer."""
    return _told(pen, opened, problem("forwarded", text=text))


def pick(pen: Pen, opened: Opened, place: int) -> Opened:
    """One of the numbered choices that stand on the screen: of a doubt, of the question, of what is looked over."""
    wrong = opened.sheet.problem
    if wrong and wrong.code in SETTLED:
        given = SETTLED[wrong.code](wrong, place)
        if isinstance(given, inputs.Both):
            return _one_after_the_other(pen, opened, given)
        return take(pen, opened, given) if given else _told(pen, opened, None)
    if opened.ask is None:
        return _at_review(pen, opened, place)
    if opened.ask.more:
        return take(pen, opened, inputs.More(place == 0))
    return tick_or_take(pen, opened, opened.ask, place)


def _one_after_the_other(pen: Pen, opened: Opened, given: inputs.Both) -> Opened:
    """So that the second is looked at as if it had been typed alone."""
    first = take(pen, opened, inputs.Meant(given.value))
    return first if first.problem else typed(pen, first, given.next)


def tick_or_take(pen: Pen, opened: Opened, ask: Ask, place: int) -> Opened:
    if isinstance(ask.item, Question) and ask.item.kind is Kind.ACKNOWLEDGE:
        return take(pen, opened, inputs.Chosen((ACKNOWLEDGED,)))
    if not 0 <= place < len(ask.choices):
        return opened
    name = ask.choices[place].name
    if not isinstance(ask.item, Question) or ask.item.kind not in SEVERAL:
        return take(pen, opened, inputs.Chosen((name,)))
    before = ticked(opened)
    now = tuple(one for one in before if one != name) if name in before else (*before, name)
    return opened.kept(pen, replace(opened.sheet, ticked=now, problem=None))


def ticked(opened: Opened) -> tuple[str, ...]:
    """What is ticked, or was answered before."""
    if opened.sheet.ticked is not None:
        return opened.sheet.ticked
    return tuple(opened.ask.value.split()) if opened.ask else ()


def onward(pen: Pen, opened: Opened) -> Opened:
    """Next: past what was read, with what is ticked, or with the answer that stays."""
    item = opened.ask.item if opened.ask else None
    if isinstance(item, Question) and item.kind in SEVERAL and not (opened.ask and opened.ask.passive):
        chosen = ticked(opened)
        return take(pen, opened, inputs.Chosen(chosen) if chosen else inputs.Skip())
    return take(pen, opened, inputs.Onward())


def turn_page(pen: Pen, opened: Opened, by: int) -> Opened:
    """In a long list; by nothing, to all of it again."""
    page = max(0, opened.sheet.page + by) if by else 0
    sought = opened.sheet.sought if by else ""
    return opened.kept(pen, replace(opened.sheet, page=page, sought=sought, problem=None))


def redo(pen: Pen, opened: Opened, place: str) -> Opened:
    """Go to an answer to change it."""
    return take(pen, opened, inputs.GoTo(place))


def edit(pen: Pen, opened: Opened, message: int, text: str) -> Opened | None:
    """A message was changed: so is its answer, and one stays where one was. Nothing, if it is no answer any more."""
    place = opened.sheet.told.get(str(message))
    if place is None:
        return None
    there = step(opened.form, opened.sheet.draft, inputs.GoTo(place), opened.reader)
    done = step(opened.form, there.draft, inputs.Typed(text), opened.reader) if there.problem is None else there
    if done.problem or (not opened.sheet.warned and careful(text)):
        return None
    draft: Draft = replace(done.draft, at=opened.sheet.draft.at)
    return opened.kept(pen, replace(opened.sheet, draft=draft, problem=None))


def lines(opened: Opened) -> tuple[Line, ...]:
    return reviewed(opened.form, opened.sheet.draft, opened.reader)


def _at_review(pen: Pen, opened: Opened, place: int) -> Opened:
    found = lines(opened)
    if not 0 <= place < len(found):
        return opened
    line = found[place]
    if line.question or line.more:
        return redo(pen, opened, line.place)
    return _told(pen, opened, problem("remove", place=line.place, label=line.label, number=line.value))


def _meant(wrong: Problem, place: int) -> Input | None:
    options = wrong.details["options"]
    return inputs.Meant(options[place]) if 0 <= place < len(options) else None


def _both(wrong: Problem, place: int) -> Input | None:
    return None if place else inputs.Both(wrong.details["value"], wrong.details["next"])


def _as_written(wrong: Problem, place: int) -> Input | None:
    return None if place else inputs.Typed(wrong.details["text"])


def _right(wrong: Problem, place: int) -> Input | None:
    return None if place else inputs.Meant(wrong.details["value"])


def _removed(wrong: Problem, place: int) -> Input | None:
    return None if place else inputs.Remove(wrong.details["place"])


SETTLED: dict[str, Callable[[Problem, int], Input | None]] = {
    "doubt": _meant,
    "far_day": _right,
    "two_in_one": _both,
    "careful": _as_written,
    "forwarded": _as_written,
    "remove": _removed,
}

ACTS: dict[str, Callable[[Pen, Opened, int], Opened]] = {
    "pick": pick,
    "page": turn_page,
    "next": lambda pen, opened, _: onward(pen, opened),
    "skip": lambda pen, opened, _: take(pen, opened, inputs.Skip()),
    "back": lambda pen, opened, _: take(pen, opened, inputs.Back()),
}
