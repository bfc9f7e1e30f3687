"""What a form refers to and does not have: names, paths, lists, and calculations that wait for themselves."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.domain.forms.expressions import Expression, Node, Scope
from bot.domain.forms.leads import Leads
from bot.domain.forms.listed import listed
from bot.domain.forms.model import Answer, Choice, Form, Item, Path, Question, Wording
from bot.domain.words import nearest

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Flaw:
    item: Item | Choice | None  # nothing: the form as a whole
    what: str


def flaws(form: Form) -> Iterator[Flaw]:
    nodes = skeleton(form)
    lists = {name: listed(choices, form.language) for name, choices in form.lists.items()}
    scope = Scope(nodes[(form.root,)], LONG_AGO, form.paths, lists.get)
    for place, item in form.everything():
        for wording in _wordings(item):
            yield from (Flaw(item, what) for what in _named(wording, form))
        for column, expression in expressions(item):
            own = replace(scope, current=nodes[place])
            yield from (Flaw(item, f"{column}: {what}") for what in _wrong(form, item, column, expression, own))
    for choice in (choice for choices in form.lists.values() for choice in choices):
        yield from (Flaw(choice, what) for what in _named(choice.label, form))
    if form.instance_name:
        found = _wrong(form, None, "instance_name", form.instance_name, scope)
        yield from (Flaw(None, f"instance_name: {what}") for what in found)
    yield from _circles(form, scope, nodes)


def expressions(item: Item) -> Iterator[tuple[str, Expression]]:
    for column in (
        "relevant", "required", "constraint", "calculation", "default", "read_only", "choice_filter", "seed", "count",
    ):  # fmt: skip
        found = getattr(item, column, None)
        if isinstance(found, Expression):
            yield {"count": "repeat_count"}.get(column, column), found


def skeleton(form: Form) -> dict[Path, Node]:
    """The form filled in once, so that paths can be tried."""
    nodes: dict[Path, Node] = {(form.root,): Node(form.root)}
    for place, item in form.everything():
        nodes[place] = nodes[place[:-1]].add(Node(item.name))
    return nodes


def _wordings(item: Item) -> Iterator[Wording]:
    for column in ("label", "hint", "guidance", "required_message", "constraint_message"):
        yield getattr(item, column, Wording())


def _named(wording: Wording, form: Form) -> Iterator[str]:
    for pieces in wording.languages.values():
        for piece in pieces:
            if isinstance(piece, Answer):
                yield from _absent(piece.name, form)


def _absent(name: str, form: Form) -> Iterator[str]:
    if name in form.paths:
        return
    names = [item.name for _, item in form.everything()]
    if name in names:
        yield f"${{{name}}} is the name of several"
        return
    meant = nearest(name, names)
    yield f"there is no ${{{name}}}" + (f"; is it ${{{meant}}}?" if meant else "")


def _wrong(form: Form, item: Item | None, column: str, expression: Expression, scope: Scope) -> Iterator[str]:
    absent = [what for part in expression.references() for what in _absent(part.name, form)]
    if absent:
        yield from absent
        return
    choices = form.lists.get(item.list_name, ()) if isinstance(item, Question) and column == "choice_filter" else ()
    yield from Leads(scope, form).wrong(expression, choices)


def _circles(form: Form, scope: Scope, nodes: dict[Path, Node]) -> Iterator[Flaw]:
    """A calculation or condition that needs its own outcome has none."""
    items = dict(form.everything())
    needs = {place: _needs(form, place, item, replace(scope, current=nodes[place])) for place, item in items.items()}
    done: set[Path] = set()
    for place in needs:
        circle = _circle(place, needs, [], done)
        if circle:
            names = " needs ".join(f"${{{one[-1]}}}" for one in circle)
            yield Flaw(items[circle[0]], f"calculation or relevant goes in a circle: {names}")


def _needs(form: Form, place: Path, item: Item, scope: Scope) -> set[Path]:
    """What must be known first; a group's condition holds for all that is in it."""
    above = {place[:-1]} if len(place) > 2 else set()
    found = [expression for column, expression in expressions(item) if column in ("relevant", "calculation")]
    reached = {one for expression in found for one in Leads(scope, form).reached(expression)}
    return above | reached


def _circle(place: Path, needs: dict[Path, set[Path]], way: list[Path], done: set[Path]) -> list[Path]:
    if place in way:
        return [*way[way.index(place) :], place]
    if place in done or place not in needs:
        return []
    for needed in sorted(needs[place]):
        circle = _circle(needed, needs, [*way, place], done)
        if circle:
            done.update(circle)
            return circle
    done.add(place)
    return []
