"""The questions a self-report consists of, whatever an editor makes of their words."""

from collections.abc import Iterator, Mapping

from bot.domain.forms.model import Form, Kind, Question
from bot.domain.reports import Reported

STATE, FIGURE, HAPPENED, MORE, BASE, GOAL = "state", "figure", "happened", "more", "base", "goal"
OBSTACLES, NEEDS, OFFERS, NEXT_STEP, NEW_DATE = "obstacles", "needs", "offers", "next_step", "new_date"
WHERE, LINK, CANNOT_SAY, EVIDENCE = "where", "link", "cannot_say", "evidence"
GOOD_PRACTICE, FEEDBACK_CHANGE = "good_practice", "feedback_change"
PHOTO, PHOTO_OK, ORGANISER_ONLY, UNCHANGED_WHY = "photo", "photo_ok", "organiser_only", "unchanged_why"
PEOPLE = ("reached", "women", "men", "children", "older", "disabled")
YES = "yes"

QUESTIONS: Mapping[str, frozenset[Kind]] = {
    STATE: frozenset({Kind.SELECT_ONE}),
    FIGURE: frozenset({Kind.DECIMAL}),
    HAPPENED: frozenset({Kind.TEXT}),
    MORE: frozenset({Kind.SELECT_MULTIPLE}),
    CANNOT_SAY: frozenset({Kind.TEXT}),
    LINK: frozenset({Kind.TEXT}),
    OBSTACLES: frozenset({Kind.TEXT}),
    NEEDS: frozenset({Kind.TEXT}),
    OFFERS: frozenset({Kind.TEXT}),
    GOOD_PRACTICE: frozenset({Kind.TEXT}),
    NEXT_STEP: frozenset({Kind.TEXT}),
    NEW_DATE: frozenset({Kind.DATE}),
    FEEDBACK_CHANGE: frozenset({Kind.TEXT}),
    EVIDENCE: frozenset({Kind.TEXT}),
    PHOTO: frozenset({Kind.IMAGE}),
    PHOTO_OK: frozenset({Kind.SELECT_ONE}),
    WHERE: frozenset({Kind.TEXT}),
    **{name: frozenset({Kind.INTEGER}) for name in PEOPLE},
    ORGANISER_ONLY: frozenset({Kind.TEXT}),
    BASE: frozenset({Kind.HIDDEN}),
    GOAL: frozenset({Kind.HIDDEN}),
}
UNSAID = frozenset({BASE, GOAL, MORE})  # they steer the form, and say nothing
STARTING = (STATE, FIGURE, WHERE, OBSTACLES, NEEDS, OFFERS, NEXT_STEP, NEW_DATE)  # what a new report starts from


def faults(form: Form) -> Iterator[str]:
    """What keeps this form from being a self-report."""
    standing = {item.name: item for _, item in form.everything() if isinstance(item, Question)}
    for name, kinds in QUESTIONS.items():
        item = standing.get(name)
        if item is None:
            yield f"a self-report needs a question named {name!r}"
        elif item.kind not in kinds:
            yield f"{name!r} is of type {item.kind.value}, and a self-report needs {', '.join(sorted(kinds))}"
        elif name not in form.paths:
            yield f"{name!r} stands in several places, and a self-report needs it once"
    yield from _states(form, standing.get(STATE))


def _states(form: Form, state: Question | None) -> Iterator[str]:
    if state is None or state.kind is not Kind.SELECT_ONE:
        return
    offered = {choice.name for choice in form.lists.get(state.list_name, ())}
    if state.other or offered != set(Reported):
        yield f"{STATE!r} needs just these choices: {', '.join(Reported)}"


def said(answers: Mapping[str, str]) -> dict[str, str]:
    """Answers by the names of their questions, wherever an editor put these."""
    named = {path.rpartition("/")[2]: value for path, value in answers.items()}
    return {name: value for name, value in named.items() if value and name not in UNSAID}


def private(answers: Mapping[str, str]) -> frozenset[str]:
    """What is for the organiser alone; a photo too, until it is said that nobody is recognised or all agreed."""
    agreed = answers.get(PHOTO_OK) == YES
    return frozenset({ORGANISER_ONLY} if agreed else {ORGANISER_ONLY, PHOTO, PHOTO_OK})


def starting(before: Mapping[str, str], *, whole: bool) -> dict[str, str]:
    """What a report begins with: all of the one that it corrects, or what stays true of the last cycle's."""
    kept = {name: value for name, value in before.items() if whole or name in STARTING}
    added = [name for name in ADDED if kept.get(name)]
    return {**kept, MORE: " ".join(added)} if added else kept


ADDED = (  # what `more` offers, by the question that each choice leads to
    *(OBSTACLES, NEEDS, OFFERS, GOOD_PRACTICE, NEXT_STEP, FEEDBACK_CHANGE),
    *(EVIDENCE, PHOTO, WHERE, PEOPLE[0], ORGANISER_ONLY),
)
