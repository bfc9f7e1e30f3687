"""A list of choices as expressions find it: `instance('wells')/root/item[district = 'north']/label`."""

from bot.domain.forms.expressions import Node
from bot.domain.forms.model import Choice


def listed(choices: tuple[Choice, ...], language: str) -> Node:
    above = Node("instance")
    root = above.add(Node("root"))
    for choice in choices:
        root.add(item(choice, language))
    return above


def item(choice: Choice, language: str) -> Node:
    label = "".join(piece for piece in choice.label.pieces(language) if isinstance(piece, str))
    made = Node("item")
    for name, text in {**choice.columns, "name": choice.name, "label": label}.items():
        made.add(Node(name, text))
    return made


def every_column(choices: tuple[Choice, ...]) -> Node:
    """One choice with all that any of them has."""
    made = Node("item")
    for name in {"name", "label", *(name for choice in choices for name in choice.columns)}:
        made.add(Node(name))
    return made
