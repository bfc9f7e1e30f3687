"""Whether an answer fits where it is given: its kind, the choices there are, the form's own constraint."""

from bot.domain.forms.answers import fault
from bot.domain.forms.filled import Filled, Spot
from bot.domain.forms.limits import passed
from bot.domain.forms.model import Question
from bot.domain.forms.problems import Problem, problem


def unfit(made: Filled, spot: Spot) -> Problem | None:
    """What is wrong with what stands there, because of what was answered elsewhere since."""
    if not isinstance(spot.item, Question) or made.passive(spot):
        return None
    if not spot.node.text:
        return lacking(made, spot) if made.holds(spot, "required") else None
    return misfit(made, spot, spot.node.text)


def misfit(made: Filled, spot: Spot, answer: str) -> Problem | None:
    if not isinstance(spot.item, Question):
        return problem("nothing_asked")
    names = [choice.name for choice in made.choices(spot)]
    return fault(spot.item, answer, names) or _constrained(made, spot, spot.item, answer)


def lacking(made: Filled, spot: Spot) -> Problem:
    message = made.said(spot.item.required_message, spot) if isinstance(spot.item, Question) else ""
    return problem("required", message=message)


def _constrained(made: Filled, spot: Spot, question: Question, answer: str) -> Problem | None:
    """Tried with the answer in its place, which is then as it was."""
    if question.constraint is None:
        return None
    before, spot.node.text = spot.node.text, answer
    scope = made.scope(spot, "constraint")
    holds = question.constraint.holds(scope)
    limit = None if holds or question.constraint_message else passed(question.constraint, scope, question.kind)
    spot.node.text = before
    return None if holds else limit or problem("constraint", message=made.said(question.constraint_message, spot))
