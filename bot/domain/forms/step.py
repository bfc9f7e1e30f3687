"""One step: what somebody did at a question becomes a new draft and the next question, or a problem and the same."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from bot.domain.forms import inputs
from bot.domain.forms.acts import Here, Outcome, Reader
from bot.domain.forms.asking import Ask, ask
from bot.domain.forms.draft import END, Draft
from bot.domain.forms.filled import Filled, filled
from bot.domain.forms.fitting import unfit
from bot.domain.forms.inputs import Input
from bot.domain.forms.model import COUNTING, Form, Kind, Question, Repeat
from bot.domain.forms.problems import Problem, problem
from bot.domain.forms.reading import taken_apart

__all__ = ["Reader", "Step", "begin", "resume", "step"]


@dataclass(frozen=True, slots=True)
class Step:
    draft: Draft
    ask: Ask | None  # nothing: all is answered, and may be looked over and sent
    problem: Problem | None = None


def begin(form: Form, reader: Reader, seed: int = 0) -> Step:
    return _onward(form, Draft(seed=seed), reader)


def resume(form: Form, draft: Draft, reader: Reader) -> Step:
    """Where one stands, as it is in this language and at this moment."""
    return _standing(form, draft, reader)


def step(form: Form, draft: Draft, given: Input, reader: Reader) -> Step:
    made = filled(form, draft, reader.now, reader.language)
    if type(given) in MOVES:
        return _moved(made, MOVES[type(given)](made, given), reader)
    here = made.spot(draft.at)
    if here is None:
        return Step(made.draft, None, problem("nothing_asked"))
    if isinstance(given, inputs.Both):
        return _both(made, Here(made, here), given, reader)
    outcome = ACTS[type(given)](Here(made, here), given, reader)
    if isinstance(outcome, Draft):
        return _onward(form, outcome, reader)
    if isinstance(given, inputs.Typed):
        outcome = _two_in_one(Here(made, here), given.text, reader) or outcome
    return Step(made.draft, ask(made, here), outcome)


def _moved(made: Filled, outcome: Outcome, reader: Reader) -> Step:
    if isinstance(outcome, Draft):
        return _standing(made.form, outcome, reader)
    here = made.spot(made.draft.at)
    return Step(made.draft, ask(made, here) if here else None, outcome)


def _standing(form: Form, draft: Draft, reader: Reader) -> Step:
    """At a place that is no more, or asks nothing now, one goes on."""
    made = filled(form, draft, reader.now, reader.language)
    here = next((spot for spot in made.stops() if spot.place == draft.at), None)
    return Step(made.draft, ask(made, here)) if here else _onward(form, draft, reader)


def _onward(form: Form, draft: Draft, reader: Reader) -> Step:
    """To the first question that nobody has seen; at the end, to the first answer that does not hold any more."""
    made = filled(form, _dropped(form, draft, reader), reader.now, reader.language)
    for spot in made.stops():
        if spot.place not in made.draft.seen:
            return Step(replace(made.draft, at=spot.place), ask(made, spot))
    for spot in made.stops():
        wrong = unfit(made, spot)
        if wrong:
            return Step(replace(made.draft, at=spot.place), ask(made, spot), wrong)
    return Step(replace(made.draft, at=END), None)


def _dropped(form: Form, draft: Draft, reader: Reader) -> Draft:
    """Choices that are offered no more are no answers any more."""
    if not any(isinstance(item, Question) and item.choice_filter for _, item in form.everything()):
        return draft
    made = filled(form, draft, reader.now, reader.language)
    for spot in made.stops():
        if isinstance(spot.item, Question) and spot.item.choice_filter and spot.node.text:
            names = {choice.name for choice in made.choices(spot)}
            chosen = spot.node.text.split()
            kept = [name for name in chosen if name in names]
            if kept != chosen:
                draft = draft.answering({spot.place: " ".join(kept)}).asking_again(spot.place)
    return draft


def _two_in_one(here: Here, text: str, reader: Reader) -> Problem | None:
    """A number and words, where a number is asked and words are asked next: that is confirmed once."""
    parts = taken_apart(text, reader.habits)
    if parts is None or not isinstance(here.spot.item, Question) or here.spot.item.kind not in COUNTING:
        return None
    answered = here.answered(parts[0])
    following = _onward(here.made.form, answered, reader).ask if isinstance(answered, Draft) else None
    if following is None or getattr(following.item, "kind", None) is not Kind.TEXT:
        return None
    return problem("two_in_one", value=parts[0], next=parts[1], place=following.place)


def _both(made: Filled, here: Here, given: inputs.Both, reader: Reader) -> Step:
    first = here.answered(given.value)
    if isinstance(first, Problem):
        return Step(made.draft, ask(made, here.spot), first)
    return step(made.form, _onward(made.form, first, reader).draft, inputs.Typed(given.next), reader)


def _back(made: Filled, _: inputs.Back) -> Outcome:
    places = [stop.place for stop in made.stops()]
    before = places[: places.index(made.draft.at)] if made.draft.at in places else places
    return replace(made.draft, at=before[-1]) if before else problem("first")


def _go_to(made: Filled, given: inputs.GoTo) -> Outcome:
    wanted = made.spot(given.place)
    if wanted and wanted.more and wanted.relevant and isinstance(wanted.item, Repeat) and not wanted.item.count:
        return replace(made.draft.reopening(wanted.repeat), at=wanted.place)
    stops = [stop.place for stop in made.stops()]
    return replace(made.draft, at=given.place) if given.place in stops else problem("nowhere")


def _remove(made: Filled, given: inputs.Remove) -> Outcome:
    wanted = made.spot(given.place)
    if wanted is None or wanted.more or not isinstance(wanted.item, Repeat) or wanted.item.count:
        return problem("nowhere")
    return made.draft.without(wanted.repeat, wanted.number)


MOVES: dict[type[Any], Callable[[Filled, Any], Outcome]] = {
    inputs.Back: _back,
    inputs.GoTo: _go_to,
    inputs.Remove: _remove,
}
ACTS: dict[type[Any], Callable[[Here, Any, Reader], Outcome]] = {
    inputs.Typed: Here.typed,
    inputs.Meant: lambda here, given, _: here.answered(given.value),
    inputs.Chosen: lambda here, given, _: here.chosen(given),
    inputs.Attached: lambda here, given, _: here.attached(given),
    inputs.Located: lambda here, given, _: here.located(given),
    inputs.Onward: lambda here, _, __: here.onward(),
    inputs.Skip: lambda here, _, __: here.skip(),
    inputs.More: lambda here, given, _: here.more(given),
}
