"""One update, one transaction: finds the conversation, takes its turn, and settles what comes of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot import views
from bot.domain.effects import Effect, Owed
from bot.domain.focus import Focus
from bot.domain.people import Person
from bot.domain.screens import Press, Screen
from bot.domain.words import folded, nearest
from bot.i18n import nearest as nearest_language
from bot.pipeline.conversation import HOME, Act, Conversation, Input, Kind, Turn
from bot.pipeline.reading import Membership, Migration, Received
from bot.services import people as people_services
from bot.storage import focus as focuses
from bot.storage import inbox, outbox
from bot.storage.engine import Transaction
from bot.views.page import Whereabouts

LANGUAGE = "language"
ALBUM = "album"
RIGHTS = ("privacy", "forget", "stop")
LINK = re.compile(r"[A-Za-z0-9_-]{1,64}")  # what a deep link can carry; anything else was typed, and is not kept


@dataclass(frozen=True, slots=True)
class Found:
    """The function that takes the turn, and the turn as it is to see it."""

    act: Act
    turn: Turn


class Switchboard:
    """Knows every conversation, and holds nothing else."""

    def __init__(self, conversations: tuple[Conversation, ...], here: Whereabouts) -> None:
        self._conversations: Mapping[str, Conversation] = {one.name: one for one in conversations}
        self._commands = {command.name: one for one in conversations for command in one.commands}
        self._links = {prefix: one for one in conversations for prefix in one.links}
        self._here = here

    @property
    def commands(self) -> set[str]:
        return set(self._commands)

    def work(self, tx: Transaction, id: int, read: Received | Membership | Migration | None, now: datetime) -> None:
        """The whole unit: what the update changes, what is owed for it, and that it is done."""
        match read:
            case Received(private=True):
                self._private(tx, id, read, now)
            case Received():
                self._in_group(tx, id, read, now)
            case Membership(private=True):
                people_services.reachable(tx, read.account, read.present)
            case Migration():
                outbox.migrate(tx, read.old, read.new)
            case _:
                pass  # not for us to answer: a channel's post, another bot, a group that let us in
        inbox.finish(tx, id)

    def _private(self, tx: Transaction, id: int, read: Received, now: datetime) -> None:
        here = self._here(now)
        language = nearest_language(read.hint, here.house.language)
        person = people_services.arrive(tx, read.account, language, here.house.zone, now)
        if person.blocked and not rightful(read.input):
            return
        focus = self._still_open(person, focuses.find(tx, person.id, read.chat))
        turn = Turn(tx, id, person, read.chat, read.input, here, self.follow, focus)
        found = self._find(turn)
        screen = found.act(found.turn)
        if screen is not None:
            self._settle(found.turn, screen)

    def _still_open(self, person: Person, focus: Focus | None) -> Focus | None:
        """Whoever lost the role that a screen is for stands before the menu."""
        conversation = self._conversations.get(focus.screen.conversation) if focus else None
        if focus is None or conversation is None or conversation.admits(person):
            return focus
        return replace(focus, screen=HOME, under=None)

    def _in_group(self, tx: Transaction, id: int, read: Received, now: datetime) -> None:
        """Silent unless addressed; what is said to Kept is said in private."""
        if read.addressed:
            language = nearest_language(read.hint, self._here(now).house.language)
            screen = Screen("notice.in_group", {"language": language})
            outbox.add(tx, Owed(f"turn:{id}", read.chat, None, screen, now))

    def _find(self, turn: Turn) -> Found:
        kind = turn.input.kind
        if turn.person.language is None and not self._choosing_language(turn) and not stopping(turn):
            return Found(self._ask_language, turn)
        if kind is Kind.COMMAND:
            return self._command(turn)
        if kind is Kind.PRESS:
            return self._pressed(turn, Press.unpack(turn.input.text))
        return self._typed(turn)

    def _choosing_language(self, turn: Turn) -> bool:
        press = Press.unpack(turn.input.text) if turn.input.kind is Kind.PRESS else self._match(turn)
        return press is not None and press.conversation == LANGUAGE

    def _command(self, turn: Turn) -> Found:
        name = turn.input.name
        if name == "start" and turn.input.text:
            return Found(lambda turn: turn.follow(turn.input.text), turn)
        conversation = self._commands.get(name)
        if conversation is None or not conversation.admits(turn.person):
            return Found(self._unknown_command, turn)
        return Found(next(one.act for one in conversation.commands if one.name == name), turn)

    def _unknown_command(self, turn: Turn) -> Screen:
        open_to = [name for name, one in self._commands.items() if one.admits(turn.person)]
        like = nearest(turn.input.name.removeprefix("?"), open_to)
        return turn.again("unknown_command", **({"like": like} if like else {}))

    def _pressed(self, turn: Turn, press: Press | None) -> Found:
        conversation = self._conversations.get(press.conversation) if press else None
        act = conversation.presses.get(press.verb) if conversation and press else None
        if press is None or conversation is None or act is None or not conversation.admits(turn.person):
            return Found(lambda turn: turn.again("old_button"), turn)
        return Found(act, turn.taking(press.verb, press.argument))

    def _typed(self, turn: Turn) -> Found:
        conversation = self._conversations.get(turn.focus.screen.conversation) if turn.focus else None
        awaiting = conversation if conversation and conversation.admits(turn.person) else None
        if turn.input.edited:
            return Found((awaiting and awaiting.edited) or unchanged, turn)
        press = self._match(turn)
        if press is not None:
            return self._pressed(turn, press)
        act = awaiting and (awaiting.typed if turn.input.kind is Kind.TEXT else awaiting.sent)
        if act:
            return Found(act, turn)
        if turn.input.album and turn.input.album == turn.argument(ALBUM):
            return Found(lambda _: None, turn)  # the pictures of an album are answered once
        if self._names_command(turn):
            return self._command(turn.named(folded(turn.input.text)))
        return Found(unexpected, turn)

    def _names_command(self, turn: Turn) -> bool:
        """A command typed without its slash, where nothing else awaits words."""
        return turn.input.kind is Kind.TEXT and folded(turn.input.text) in self._commands

    def _match(self, turn: Turn) -> Press | None:
        """The button that typed words stand for, on the screen the person has before them."""
        if turn.focus is None or turn.input.kind is not Kind.TEXT or len(turn.input.text) > 64:
            return None
        return views.page(turn.tx, turn.focus.screen, turn.person, turn.here).match(turn.input.text)

    def follow(self, turn: Turn, payload: str) -> Screen:
        """Where a deep link leads; a link that leads nowhere says so."""
        prefix, _, rest = payload.partition("_")
        conversation = self._links.get(prefix)
        if conversation is None or not conversation.admits(turn.person):
            return HOME.saying("dead_link")
        return conversation.links[prefix](turn.taking(prefix, rest)) or HOME

    def _ask_language(self, turn: Turn) -> Screen:
        """Before anything else; a link that was opened waits, sealed, until the language is chosen."""
        payload = turn.input.text if turn.input.kind is Kind.COMMAND and turn.input.name == "start" else ""
        if not LINK.fullmatch(payload):
            waiting = turn.argument("then")
            return Screen("language.choose", {"then": waiting} if waiting else {})
        prefix, _, rest = payload.partition("_")
        if prefix in self._links and prefix in self._links[prefix].glimpsed:
            self._links[prefix].glimpsed[prefix](turn, rest)
        return Screen("language.choose", {"then": turn.seal.close_words(payload)})

    def _settle(self, turn: Turn, screen: Screen) -> None:
        """The screen becomes the focus and is owed, in place of the pressed one or below what was typed."""
        before = turn.focus
        edits = turn.input.message if turn.input.kind is Kind.PRESS and not turn.typed else None
        standing = before.message if before else None
        revision = before.revision + 1 if before else 1
        plain = screen.unsaid()
        under = self._under(before, plain)
        focuses.put(turn.tx, turn.person.id, turn.chat, Focus(plain, under, edits or standing, revision), turn.now)
        owed = Owed(
            f"turn:{turn.id}",
            turn.chat,
            turn.person.id,
            screen,
            turn.now,
            Effect.SCREEN,
            edits=edits,
            strips=standing if standing != edits else None,
            revision=revision,
        )
        outbox.add(turn.tx, owed)

    def _under(self, before: Focus | None, screen: Screen) -> Screen | None:
        """What waits beneath a conversation that opens over others; two such never lie upon each other."""
        conversation = self._conversations.get(screen.conversation)
        if before is None or conversation is None or not conversation.aside:
            return None
        present = self._conversations.get(before.screen.conversation)
        return before.under if present and present.aside else before.screen


def rightful(input: Input) -> bool:
    """What is open to everybody, also to somebody who is kept out: to know, and to be forgotten."""
    if input.kind is Kind.COMMAND:
        return input.name in RIGHTS
    press = Press.unpack(input.text) if input.kind is Kind.PRESS else None
    return press is not None and press.conversation in RIGHTS


def unchanged(turn: Turn) -> Screen:
    return turn.again("edited")


def unexpected(turn: Turn) -> Screen:
    screen = turn.again("unexpected", sort=turn.input.name)
    return screen if not turn.input.album else Screen(screen.name, {**screen.arguments, ALBUM: turn.input.album})


def stopping(turn: Turn) -> bool:
    """The wish for silence is heard before anything is asked."""
    return turn.input.kind is Kind.COMMAND and turn.input.name == "stop"
