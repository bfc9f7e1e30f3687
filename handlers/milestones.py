"""Milestones on the desk: made, changed, moved and called off, question by question, and seen before they count."""

from collections.abc import Callable
from dataclasses import replace

from bot.domain.milestones import Sketch, Step, dated, repeated, sourced, titled
from bot.domain.people import Role
from bot.domain.screens import Screen
from bot.i18n import LANGUAGES
from bot.pipeline.conversation import Conversation, Turn
from bot.services import countries, milestones
from bot.storage import milestones as rows

HOME, STEP = Screen("milestones.home"), Screen("milestones.step")
REFUSED = "milestone_refused"


def open_(turn: Turn) -> Screen:
    page = int(turn.input.text) if turn.input.text.isdecimal() else 1
    return Screen("milestones.home", {"page": page})


def one(turn: Turn) -> Screen:
    return Screen("milestones.one", {"id": turn.input.text})


def new(turn: Turn) -> Screen:
    """On with what was begun, else a new one."""
    if milestones.opened(turn.tx, turn.seal, turn.person):
        return STEP.saying("milestone_begun")
    mine = milestones.processes(turn.content, turn.person)
    if not mine:
        return HOME.saying(REFUSED)
    return kept(turn, Sketch(process=mine[0], step=Step.WHERE) if len(mine) == 1 else Sketch())


def kept(turn: Turn, sketch: Sketch) -> Screen:
    """After every answer, so that nothing is lost; what has only one answer is not asked."""
    if only := only_country(turn, sketch):
        sketch = replace(sketch, country=only).forward()
    milestones.keep(turn.tx, turn.seal, turn.person, sketch, turn.now)
    return STEP


def only_country(turn: Turn, sketch: Sketch) -> str:
    """Where somebody organises in one country alone."""
    asked = sketch.step == Step.WHERE and sketch.process
    offered = milestones.countries(turn.person, sketch.process) if asked else []
    return offered[0] if len(offered) == 1 else ""


def here(turn: Turn) -> Sketch | None:
    return milestones.opened(turn.tx, turn.seal, turn.person)


def answering(act: Callable[[Turn, Sketch], Sketch | None], refusal: str) -> Callable[[Turn], Screen]:
    """An answer to the question in hand; None is one that does not fit."""

    def answer(turn: Turn) -> Screen:
        sketch = here(turn)
        if sketch is None:
            return HOME.saying("milestone_none")
        changed = act(turn, sketch)
        return kept(turn, changed) if changed else turn.again(refusal)

    return answer


def at(turn: Turn, sketch: Sketch) -> Sketch | None:
    return replace(sketch, step=turn.input.text) if turn.input.text in list(Step) else None


def process(turn: Turn, sketch: Sketch) -> Sketch | None:
    known = turn.input.text in milestones.processes(turn.content, turn.person)
    return replace(sketch, process=turn.input.text, step=Step.PROCESS).forward() if known else None


def country(turn: Turn, sketch: Sketch) -> Sketch | None:
    code, offered = turn.input.text, milestones.countries(turn.person, sketch.process)
    fits = code in offered or ("" in offered and countries.exists(code))
    return replace(sketch, country=code, step=Step.WHERE).forward() if fits else None


def undated(_: Turn, sketch: Sketch) -> Sketch:
    return replace(sketch, said="", said_in="", step=Step.DATE).forward()


def every(turn: Turn, sketch: Sketch) -> Sketch | None:
    changed = repeated(sketch, turn.input.text)
    return replace(changed, step=Step.EVERY).forward() if changed else None


def concerns(turn: Turn, sketch: Sketch) -> Sketch:
    return replace(sketch.toggled(turn.input.text), step=Step.AUDIENCE)


def next_(_: Turn, sketch: Sketch) -> Sketch | None:
    """Past a question that can be left open, or that is answered."""
    waits = {Step.PROCESS: not sketch.process, Step.TITLE: not sketch.titles}
    return None if waits.get(Step(sketch.step)) else sketch.forward()


def unsourced(_: Turn, sketch: Sketch) -> Sketch:
    return replace(sketch, source="", step=Step.SOURCE).forward()


def tongues(_: Turn) -> Screen:
    return Screen("milestones.tongues")


def tongue(turn: Turn) -> Screen:
    return Screen("milestones.tongue", {"tongue": turn.input.text}) if turn.input.text in LANGUAGES else tongues(turn)


def back(turn: Turn) -> Screen:
    sketch = here(turn)
    if sketch is None:
        return HOME
    before = sketch.back()
    return kept(turn, before.back() if only_country(turn, before) else before)


def change(turn: Turn) -> Screen:
    """What was begun and not sent is not lost to it."""
    id, _, step = turn.input.text.partition(".")
    found, begun = rows.find(turn.tx, id), here(turn)
    if found is None or found.cancelled:
        return one(turn).saying(REFUSED)
    if begun and begun.changes != id:
        return STEP.saying("milestone_begun")
    sketch = begun or Sketch.of(found)
    return kept(turn, replace(sketch, step=step if step in list(Step) else Step.REVIEW))


def send(turn: Turn) -> Screen:
    before = here(turn)
    done = milestones.send(turn.tx, turn.seal, turn.person, turn.now)
    if done is None:
        return (STEP if before else HOME).saying(REFUSED if before else "milestone_none")
    said = "milestone_changed" if before and before.changes else "milestone_made"
    return Screen("milestones.one", {"id": done.id}).saying(said)


def drop(turn: Turn) -> Screen:
    milestones.drop(turn.tx, turn.person)
    return HOME.saying("milestone_dropped")


def leave(turn: Turn) -> Screen:
    return HOME.saying("milestone_kept") if here(turn) else HOME


def cancelling(turn: Turn) -> Screen:
    return Screen("milestones.cancelling", {"id": turn.input.text})


def cancel(turn: Turn) -> Screen:
    done = milestones.cancel(turn.tx, turn.person, turn.input.text, turn.now)
    return one(turn).saying("milestone_cancelled" if done else REFUSED)


def type_title(turn: Turn, sketch: Sketch) -> Sketch | None:
    changed = titled(sketch, turn.input.text, turn.argument("tongue") or turn.person.reads)
    return changed.forward() if changed else None


def type_date(turn: Turn, sketch: Sketch) -> Sketch | None:
    changed = dated(sketch, turn.input.text, turn.person.reads)
    return changed.forward() if changed else None


def type_source(turn: Turn, sketch: Sketch) -> Sketch | None:
    changed = sourced(sketch, turn.input.text)
    return changed.forward() if changed else None


def type_country(turn: Turn) -> Screen:
    code = countries.find(turn.input.text)
    return answering(country, REFUSED)(turn.taking("country", code)) if code else turn.again("milestone_no_country")


TYPED: dict[str, Callable[[Turn], Screen]] = {
    Step.WHERE: type_country,
    Step.TITLE: answering(type_title, "milestone_title_unread"),
    Step.DATE: answering(type_date, "milestone_date_unread"),
    Step.EVERY: answering(every, "milestone_every_unread"),
    Step.SOURCE: answering(type_source, "milestone_source_unread"),
}


def typed(turn: Turn) -> Screen:
    screen, sketch = turn.focus.screen.name if turn.focus else "", here(turn)
    if screen == "milestones.tongue":
        return TYPED[Step.TITLE](turn)
    act = TYPED.get(sketch.step) if sketch and screen == STEP.name else None
    return act(turn) if act else turn.again("unexpected", sort="text")


conversation = Conversation(
    "milestones",
    presses={
        "open": open_,
        "one": one,
        "new": new,
        "at": answering(at, "old_button"),
        "process": answering(process, REFUSED),
        "country": answering(country, REFUSED),
        "undated": answering(undated, REFUSED),
        "every": answering(every, "milestone_every_unread"),
        "concerns": answering(concerns, REFUSED),
        "next": answering(next_, "milestone_needed"),
        "unsourced": answering(unsourced, REFUSED),
        "tongues": tongues,
        "tongue": tongue,
        "back": back,
        "change": change,
        "send": send,
        "drop": drop,
        "leave": leave,
        "cancelling": cancelling,
        "cancel": cancel,
        "out": Turn.back,
    },
    typed=typed,
    roles=frozenset({Role.ORGANISER, Role.ADMIN}),
    aside=True,
)
