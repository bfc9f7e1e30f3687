"""What a conversation is made of, and the turn its functions are given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from bot.content import Content
from bot.domain.effects import Effect, Owed
from bot.domain.focus import Focus
from bot.domain.house import House
from bot.domain.people import Person, Role
from bot.domain.screens import Screen
from bot.seal import Seal
from bot.services.form.attaching import Sent
from bot.storage import outbox, people
from bot.storage.engine import Transaction
from bot.views.page import Here

HOME = Screen("start.menu")


class Kind(StrEnum):
    COMMAND = "command"
    PRESS = "press"
    TEXT = "text"
    OTHER = "other"  # a sticker, a photograph, a voice: whatever is not words


@dataclass(frozen=True, slots=True)
class Input:
    """What a person did, taken out of Telegram's form."""

    kind: Kind
    name: str = ""  # the command, the button's verb, or what sort of thing was sent
    text: str = ""  # what was typed, or what followed the command or verb
    message: int | None = None  # where it was typed, or where the button stands
    edited: bool = False
    album: str = ""  # what several pictures sent at once have in common
    forwarded: bool = False  # somebody else wrote it
    file: Sent | None = None  # a picture, a recording, a film, a document
    place: tuple[float, float, float | None] | None = None  # latitude, longitude, metres of doubt


@dataclass(slots=True)
class Turn:
    """One update being worked: everything a conversation may know, inside one transaction."""

    tx: Transaction
    id: int
    person: Person
    chat: int
    input: Input
    here: Here
    links: "Follow"
    focus: Focus | None = None
    typed: bool = False  # the button was not pressed, its number or word was typed
    owed: int = 0

    @property
    def house(self) -> House:
        return self.here.house

    @property
    def content(self) -> Content:
        return self.here.content

    @property
    def seal(self) -> Seal:
        return self.here.seal

    @property
    def now(self) -> datetime:
        return self.here.now

    def argument(self, name: str) -> str | None:
        """An argument of the screen in focus."""
        return self.focus.screen.arguments.get(name) if self.focus else None

    def back(self) -> Screen:
        """To what was set aside for this conversation, else home."""
        return self.focus.under if self.focus and self.focus.under else HOME

    def again(self, said: str, **arguments: str | int) -> Screen:
        """The screen in focus once more, under a sentence."""
        return (self.focus.screen if self.focus else HOME).saying(said, **arguments)

    def follow(self, payload: str) -> Screen:
        """Where a deep link leads."""
        return self.links(self, payload)

    def owe(self, screen: Screen, effect: Effect = Effect.NOTICE, *, chat: int | None = None) -> None:
        """Something besides the answer: a notice, the list of commands."""
        self.owed += 1
        key = f"turn:{self.id}:{self.owed}"
        outbox.add(self.tx, Owed(key, chat or self.chat, self.person.id, screen, self.now, effect))

    def tell(self, person: str, screen: Screen, effect: Effect = Effect.NOTICE) -> None:
        """Somebody else, in their own chat, where they have one."""
        chat = people.account(self.tx, person)
        if chat is not None:
            self.owed += 1
            outbox.add(self.tx, Owed(f"turn:{self.id}:{self.owed}", chat, person, screen, self.now, effect))

    def named(self, command: str) -> "Turn":
        """The same turn, as if that command had been given."""
        return replace(self, input=replace(self.input, kind=Kind.COMMAND, name=command, text=""))

    def taking(self, name: str, text: str) -> "Turn":
        """The same turn, as if that button had been pressed."""
        typed = self.typed or self.input.kind is not Kind.PRESS
        return replace(self, typed=typed, input=replace(self.input, kind=Kind.PRESS, name=name, text=text))


Follow = Callable[[Turn, str], Screen]
Act = Callable[[Turn], Screen | None]


@dataclass(frozen=True, slots=True)
class Command:
    """A word behind a slash; `about` is its line in Telegram's menu."""

    name: str
    act: Act
    about: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """One module of handlers: its commands, its buttons, what is typed to it, the links that lead to it."""

    name: str
    commands: tuple[Command, ...] = ()
    presses: Mapping[str, Act] = field(default_factory=dict)
    typed: Act | None = None
    sent: Act | None = None  # whatever is not words
    edited: Act | None = None  # a message of before that now says something else
    links: Mapping[str, Act] = field(default_factory=dict)  # by the part of a deep link before the first _
    glimpsed: Mapping[str, Callable[[Turn, str], None]] = field(default_factory=dict)  # opened, and not followed yet
    roles: frozenset[Role] = frozenset()  # empty: open to everybody
    aside: bool = False  # opens over whatever is going on, and goes back to it

    def admits(self, person: Person) -> bool:
        return not self.roles or bool(self.roles & person.roles)
