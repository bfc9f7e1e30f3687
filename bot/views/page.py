"""A page: what Telegram is to show, before anybody knows of Telegram."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from markupsafe import Markup

from bot.content import Content
from bot.domain.house import House
from bot.domain.people import Person
from bot.domain.screens import Press
from bot.domain.words import folded, number, width
from bot.i18n import Translator
from bot.seal import Seal


@dataclass(frozen=True, slots=True)
class Here:
    """Where and when: whose Kept this is, the content it serves, the hour."""

    house: House
    content: Content
    seal: Seal
    now: datetime


ROOM, RIM = 37, 3  # columns that a row of buttons has on a small phone, and those that go to each one's rim
Whereabouts = Callable[[datetime], Here]


@dataclass(frozen=True, slots=True)
class Reading:
    """A screen about to be read: by whom, where, and what was loaded for it."""

    arguments: Mapping[str, Any]
    person: Person
    here: Here
    data: Any = None

    @property
    def house(self) -> House:
        return self.here.house

    @property
    def content(self) -> Content:
        return self.here.content

    @property
    def now(self) -> datetime:
        return self.here.now

    def words(self, t: Translator, text: str, **values: object) -> Markup:
        """A short text of the content in the reader's language."""
        return t.fill(self.content.text(t.language, text), **values)


@dataclass(frozen=True, slots=True)
class Choice:
    label: str
    press: Press


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Page:
    """Text, numbered choices, and the ways on and out below them."""

    text: Markup
    choices: tuple[Choice, ...] = ()
    controls: tuple[Choice | Link, ...] = ()
    columns: int = 1
    first: int = 1  # the number of the first choice: a long list goes on over several pages

    def under(self, sentence: Markup) -> "Page":
        return replace(self, text=Markup("{}\n\n{}").format(sentence, self.text))

    def brief(self, most: int) -> "Page":
        """Only its first paragraph, where it is long."""
        return self if len(self.text) <= most else replace(self, text=self.text.split("\n\n")[0])

    def listed(self) -> "Page":
        """With the choices in the text too, for those whose buttons do not speak."""
        numbered = enumerate(self.choices, self.first)
        lines = Markup("\n").join(Markup("{}. {}").format(n, one.label) for n, one in numbered)
        ways = Markup(" · ").join(one.label for one in self.controls if isinstance(one, Choice))
        return replace(self, text=Markup("\n\n").join(part for part in (self.text, lines, ways) if part))

    def match(self, typed: str) -> Press | None:
        """The button that a typed number or word stands for."""
        which = number(typed)
        if which is not None and 0 <= which - self.first < len(self.choices):
            return self.choices[which - self.first].press
        wanted = folded(typed)
        offered = [*self.choices, *(one for one in self.controls if isinstance(one, Choice))]
        return next((one.press for one in offered if wanted and folded(bare(one.label)) == wanted), None)


def numbered(page: Page, t: Translator) -> list[list[tuple[str, Choice | Link]]]:
    """The keyboard's rows: every choice carries the number that can be typed in its place."""
    labels: list[tuple[str, Choice | Link]] = [
        (f"{t.number(n)}. {bare(one.label)}", one) for n, one in enumerate(page.choices, page.first)
    ]
    rows = [labels[i : i + page.columns] for i in range(0, len(labels), page.columns)]
    return [*rows, *abreast([(bare(one.label), one) for one in page.controls])]


def abreast(controls: list[tuple[str, Choice | Link]]) -> list[list[tuple[str, Choice | Link]]]:
    """Beside one another as long as each can be read: buttons of a row are of one width."""
    rows: list[list[tuple[str, Choice | Link]]] = []
    for one in controls:
        beside = [*rows[-1], one] if rows else []
        if beside and all(width(label) + RIM <= ROOM // len(beside) for label, _ in beside):
            rows[-1] = beside
        else:
            rows.append([one])
    return rows


def bare(label: str) -> str:
    """As a button shows it: buttons know no markup."""
    return label.unescape() if isinstance(label, Markup) else label
