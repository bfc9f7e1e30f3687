"""A form with a draft's answers in it, worked out: what is relevant, what is calculated, which choices there are."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.forms.draft import Draft
from bot.domain.forms.expressions import Expression, Node, Scope
from bot.domain.forms.expressions.functions.nodesets import ParkMiller, shuffled
from bot.domain.forms.expressions.nodes import reached
from bot.domain.forms.expressions.scope import Luck
from bot.domain.forms.listed import item as choice_node
from bot.domain.forms.listed import listed
from bot.domain.forms.model import OTHER, Answer, Choice, Form, Item, Question, Repeat, Wording

MOST_REPETITIONS = 100


@dataclass(slots=True, eq=False)
class Spot:
    """One place in the filled form: a question, a group, a repetition, or the question whether there is one more."""

    place: str
    item: Item
    node: Node
    above: "Spot | None"
    number: int = 0  # of a repetition, from 1
    more: bool = False
    relevant: bool = True

    @property
    def repeat(self) -> str:
        """The place of all its repetitions."""
        return self.place.rpartition("[")[0]


@dataclass(slots=True)
class Filled:
    form: Form
    draft: Draft
    now: datetime
    language: str
    spots: list[Spot] = field(default_factory=list)
    root: Node = field(default_factory=lambda: Node(""))
    lists: dict[str, Node] = field(default_factory=dict)  # those that an expression has asked for

    def spot(self, place: str) -> Spot | None:
        return next((spot for spot in self.spots if spot.place == place), None)

    def stops(self) -> list[Spot]:
        """Where something is asked or told now, in order."""
        return [spot for spot in self.spots if spot.relevant and self._stops(spot)]

    def _stops(self, spot: Spot) -> bool:
        if isinstance(spot.item, Question):
            return spot.item.asked
        return spot.more and spot.repeat not in self.draft.closed and spot.number <= MOST_REPETITIONS

    def scope(self, spot: Spot, column: str) -> Scope:
        luck = Luck(f"{self.draft.seed}/{spot.place}/{column}")
        return Scope(spot.node, self.now, self.form.paths, self._listed, self.choice_name, luck)

    def holds(self, spot: Spot, column: str) -> bool:
        condition = getattr(spot.item, column)
        return bool(condition and condition.holds(self.scope(spot, column)))

    def passive(self, spot: Spot) -> bool:
        """Told, not asked."""
        return isinstance(spot.item, Question) and (spot.item.kind == "note" or self.holds(spot, "read_only"))

    def choices(self, spot: Spot) -> tuple[Choice, ...]:
        question = spot.item
        if not isinstance(question, Question) or not question.list_name:
            return ()
        found = [choice for choice in self.form.lists[question.list_name] if self._offered(spot, question, choice)]
        if question.randomized:
            found = self._shuffled(spot, question, found)
        return (*found, Choice(OTHER, Wording())) if question.other else tuple(found)

    def _offered(self, spot: Spot, question: Question, choice: Choice) -> bool:
        if question.choice_filter is None:
            return True
        scope = self.scope(spot, "choice_filter").at(choice_node(choice, self.form.language), 1, 1)
        return question.choice_filter.holds(scope)

    def _shuffled(self, spot: Spot, question: Question, found: list[Choice]) -> list[Choice]:
        scope = self.scope(spot, "parameters")
        seed = question.seed.number(scope) if question.seed else None
        order = shuffled(list(range(len(found))), scope.luck if seed is None else ParkMiller(seed))
        return [found[place] for place in order]

    def choice_name(self, question: str, value: str) -> str:
        item = next((spot.item for spot in self.spots if spot.node.path == self.form.paths.get(question)), None)
        choices = self.form.lists.get(getattr(item, "list_name", ""), ())
        label = next((choice.label for choice in choices if choice.name == value), Wording())
        return "".join(piece for piece in label.pieces(self.language, self.form.language) if isinstance(piece, str))

    def said(self, wording: Wording, spot: Spot) -> str:
        """A text in the reader's language, with the answers that it names."""
        pieces = wording.pieces(self.language, self.form.language)
        return "".join(self._answer(piece, spot) if isinstance(piece, Answer) else piece for piece in pieces)

    def _answer(self, answer: Answer, spot: Spot) -> str:
        nodes = reached(spot.node, self.form.paths[answer.name])
        return nodes[0].value if nodes else ""

    def _listed(self, name: str) -> Node | None:
        if name in self.form.lists and name not in self.lists:
            self.lists[name] = listed(self.form.lists[name], self.form.language)
        return self.lists.get(name)


def filled(form: Form, draft: Draft, now: datetime, language: str = "") -> Filled:
    """The draft comes out with its calculations, its defaults, and as many repetitions as are asked for."""
    made = _grown(form, draft, now, language)
    for _ in range(3 + 2 * sum(isinstance(item, Repeat) for _, item in form.everything())):
        _settle(made)
        settled = _counted(made, _defaults(made, _calculated(made)))
        if settled == made.draft:
            break
        made = _grown(form, settled, now, language)
    return made


def _grown(form: Form, draft: Draft, now: datetime, language: str) -> Filled:
    made = Filled(form, draft, now, language, root=Node(form.root))
    made.spots = list(_spots(form.items, "", made.root, None, draft))
    return made


def _spots(items: tuple[Item, ...], prefix: str, node: Node, above: Spot | None, draft: Draft) -> Iterator[Spot]:
    for item in items:
        place = f"{prefix}{item.name}"
        if isinstance(item, Repeat):
            yield from _repetitions(item, place, node, above, draft)
            continue
        text = draft.answers.get(place, "") if isinstance(item, Question) else ""
        spot = Spot(place, item, node.add(Node(item.name, text)), above)
        yield spot
        if not isinstance(item, Question):
            yield from _spots(item.items, f"{place}/", spot.node, spot, draft)


def _repetitions(item: Repeat, place: str, node: Node, above: Spot | None, draft: Draft) -> Iterator[Spot]:
    count = draft.counts.get(place, 0)
    for number in range(1, count + 1):
        spot = Spot(f"{place}[{number}]", item, node.add(Node(item.name)), above, number)
        yield spot
        yield from _spots(item.items, f"{spot.place}/", spot.node, spot, draft)
    nowhere = Node(item.name, parent=node)  # conditions are tried beside the repetitions, where there may be none
    yield Spot(f"{place}[{count + 1}]", item, nowhere, above, count + 1, more=True)


def _settle(made: Filled) -> None:
    """Until nothing changes any more: what is relevant goes by answers, and calculations by what is relevant."""
    for _ in range(len(made.spots) + 1):
        if not any([_worked_out(made, spot) for spot in made.spots]):
            return


def _worked_out(made: Filled, spot: Spot) -> bool:
    before = (spot.relevant, spot.node.text)
    above = spot.above is None or spot.above.relevant
    spot.relevant = above and (spot.item.relevant is None or made.holds(spot, "relevant"))
    if isinstance(spot.item, Question):
        spot.node.text = _text(made, spot, spot.item.calculation) if spot.relevant else ""
    return before != (spot.relevant, spot.node.text)


def _text(made: Filled, spot: Spot, calculation: Expression | None) -> str:
    stored = made.draft.answers.get(spot.place, "")
    if calculation is None:
        return stored
    spot.node.text = stored  # which once() looks at
    return calculation.text(made.scope(spot, "calculation"))


def _calculated(made: Filled) -> Draft:
    found = {
        spot.place: spot.node.text
        for spot in made.spots
        if isinstance(spot.item, Question) and spot.item.calculation and spot.relevant
    }
    return made.draft.answering(found)


def _defaults(made: Filled, draft: Draft) -> Draft:
    """Once, when its place comes into being."""
    found = {
        spot.place: spot.item.default if isinstance(spot.item.default, str) else _dynamic(made, spot, spot.item.default)
        for spot in made.spots
        if isinstance(spot.item, Question) and spot.item.default and spot.place not in draft.answers
    }
    return draft.answering(found) if found else draft


def _dynamic(made: Filled, spot: Spot, default: Expression) -> str:
    return default.text(made.scope(spot, "default"))


def _counted(made: Filled, draft: Draft) -> Draft:
    """Where the form says how many repetitions there are, there are so many and nobody is asked."""
    for spot in made.spots:
        if spot.more and isinstance(spot.item, Repeat) and spot.item.count:
            wanted = spot.item.count.number(made.scope(spot, "repeat_count")) if spot.relevant else None
            count = max(0, min(MOST_REPETITIONS, wanted or 0))
            if draft.counts.get(spot.repeat, 0) != count or spot.repeat not in draft.closed:
                draft = draft.closing(spot.repeat).counting(spot.repeat, count)
    return draft
