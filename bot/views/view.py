"""How a screen is made: what is loaded for it, and how that is shown to one reader."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from bot.i18n import Translator
from bot.storage.engine import Transaction
from bot.views.page import Page, Reading

Said = str | Callable[[Reading, Translator], Markup]  # a marked text, or what fills one in


@dataclass(frozen=True, slots=True)
class View:
    """`load` reads what the arguments name; `show` is pure."""

    show: Callable[[Reading, Translator], Page]
    load: Callable[[Transaction, Reading], Any] | None = None


def title(text: Markup) -> Markup:
    return Markup("<b>{}</b>").format(text)


def paragraphs(*parts: Markup) -> Markup:
    return Markup("\n\n").join(parts)


def lines(*parts: Markup) -> Markup:
    return Markup("\n").join(parts)
