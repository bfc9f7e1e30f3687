"""Whether the paths of an expression lead anywhere, tried on a form that is filled in once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.domain.forms.expressions import Expression, Scope
from bot.domain.forms.expressions.evaluator import evaluated
from bot.domain.forms.expressions.letters import Unreadable
from bot.domain.forms.expressions.patterns import pattern
from bot.domain.forms.expressions.syntax import (
    Call,
    Filter,
    Here,
    Path,
    Reference,
    Step,
    Syntax,
    Text,
    inner,
    parts,
)
from bot.domain.forms.listed import every_column
from bot.domain.forms.model import CHOOSING, Choice, Form, Question
from bot.domain.forms.model import Path as Place

QUOTED = re.compile(r"\$\{\s*([^}]*?)\s*\}")
ONCE = "once"
CHOICE_NAME = "jr:choice-name"


@dataclass(frozen=True, slots=True)
class Leads:
    scope: Scope
    form: Form

    def wrong(self, expression: Expression, choices: tuple[Choice, ...]) -> Iterator[str]:
        """A choice_filter looks at each of these choices, anything else at the question."""
        start = replace(self, scope=self.scope.at(every_column(choices), 1, 1)) if choices else self
        yield from start._within(expression.syntax)
        yield from self._texts(expression)

    def reached(self, expression: Expression) -> set[Place]:
        """The questions whose answers it uses; its own, if it looks at itself."""
        known = all(reference.name in self.form.paths for reference in expression.references())
        return self._reached(expression.syntax, here=True) if known else set()

    def _reached(self, syntax: Syntax, *, here: bool) -> set[Place]:
        """A relative path begins here, except in a predicate, which is about whatever is tried there."""
        found: set[Place] = set()
        if isinstance(syntax, Path) and (here or not isinstance(syntax.start, Here)):
            bare = evaluated(
                Path(syntax.start, tuple(replace(step, predicates=()) for step in syntax.steps)), self.scope
            )
            found |= {node.path for node in bare} if isinstance(bare, list) else set()
        elif isinstance(syntax, Reference):
            found.add(self.form.paths[syntax.name])
        for part in inner(syntax):
            found |= self._reached(part, here=here and not isinstance(syntax, Path | Filter))
        return found

    def _within(self, syntax: Syntax) -> Iterator[str]:
        match syntax:
            case Path(start, steps):
                yield from self._within(start)
                yield from self._walk(start, steps)
            case Filter(base, predicates):
                yield from self._within(base)
                yield from self._predicates(base, predicates)
            case _:
                for part in inner(syntax):
                    yield from self._within(part)

    def _walk(self, start: Syntax, steps: tuple[Step, ...]) -> Iterator[str]:
        walked: tuple[Step, ...] = ()
        for step in steps:
            walked = (*walked, replace(step, predicates=()))
            if not evaluated(Path(start, walked), self.scope):
                yield f"the path leads nowhere at {step.name!r} (character {step.at + 1})"
                return
            yield from self._predicates(Path(start, walked), step.predicates)

    def _predicates(self, base: Syntax, predicates: tuple[Syntax, ...]) -> Iterator[str]:
        found = evaluated(base, self.scope)
        if not predicates or not isinstance(found, list) or not found:
            return
        inside = replace(self, scope=self.scope.at(found[0], 1, 1))
        for predicate in predicates:
            yield from inside._within(predicate)

    def _texts(self, expression: Expression) -> Iterator[str]:
        """A reference in quotes is a word, except where jr:choice-name() asks for a question."""
        asked = [call.arguments[1] for call in expression.calls() if call.name == CHOICE_NAME]
        for part in parts(expression.syntax):
            if isinstance(part, Text) and part not in asked and QUOTED.search(part.value):
                yield f"{part.value!r} is a text, because it stands in quotes (character {part.at + 1})"
            if isinstance(part, Call) and part.name == "regex" and isinstance(part.arguments[1], Text):
                yield from _pattern(part.arguments[1])
        for question in asked:
            yield from self._choosing(question)
        once = [call for call in expression.calls() if call.name == ONCE]
        if any(call not in _outcomes(expression.syntax) for call in once):
            yield f"{ONCE}() stands alone, or is what if() comes to: elsewhere it would add to itself"

    def _choosing(self, syntax: Syntax) -> Iterator[str]:
        named = QUOTED.fullmatch(syntax.value.strip()) if isinstance(syntax, Text) else None
        items = dict(self.form.everything())
        item = items.get(self.form.paths.get(named[1], ())) if named else None
        if not isinstance(item, Question) or item.kind not in CHOOSING:
            yield f"{CHOICE_NAME}() needs a question with choices in quotes, such as '${{city}}'"


def _outcomes(syntax: Syntax) -> list[Syntax]:
    if isinstance(syntax, Call) and syntax.name == "if":
        return [one for branch in syntax.arguments[1:] for one in _outcomes(branch)]
    return [syntax]


def _pattern(text: Text) -> Iterator[str]:
    try:
        pattern(text.value)
    except Unreadable as unreadable:
        yield f"{text.value!r} is no regular expression: {unreadable} (character {text.at + 1})"
