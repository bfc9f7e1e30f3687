"""The sandbox's whole Telegram, without a network: who exists, what was said, what time it is, and `call`."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from bot.sandbox.faults import Faults
from bot.sandbox.journal import Journal
from bot.sandbox.limits import Limits
from bot.sandbox.methods import METHODS
from bot.sandbox.model import Account, Bot, Chat, StoredFile, Upload
from bot.sandbox.refusals import Refusal
from bot.sandbox.registry import read_parameters
from bot.sandbox.updates import Update, UpdateQueue, first_update_id, lane_of

Listener = Callable[[dict[str, Any]], None]

TOKEN = re.compile(r"(\d{3,})[:](\S{1,})")
_FIRST_ACCOUNT = 6_000_000_001  # past 32 bits, as real ids are
_FIRST_GROUP = 4_000_000_001
_QUERIES_KEPT = 3_600  # far past any answer in time
_FIRST_SUPERGROUP = 1_002_000_000_001


class World:
    def __init__(self, now: Callable[[], float] = time.time, seed: int = 0) -> None:
        self._now = now
        self.offset = 0.0
        self.random = Random(seed)  # noqa: S311 - repeatable on purpose
        self.accounts: dict[int, Account] = {}
        self.bots: dict[int, Bot] = {}
        self.queues: dict[int, UpdateQueue] = {}
        self.dialogs: dict[tuple[int, int], Chat] = {}
        self.groups: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.file_paths: dict[str, str] = {}
        self.queries: dict[str, dict[str, Any]] = {}
        self.inline_messages: dict[str, tuple[int, int, int]] = {}
        self.inline_answers: dict[tuple[int, int, str, str], tuple[float, dict[str, Any]]] = {}
        self.limits = Limits()
        self.faults = Faults(Random(seed))  # noqa: S311
        self.journal = Journal()
        self.changes = 0
        self.clock_moved: Callable[[float], None] = lambda _offset: None
        self.offers: dict[str, dict[str, Any]] = {}
        self._listeners: dict[int, list[Listener]] = {}
        self._eavesdroppers: list[Listener] = []

    # time

    def now(self) -> float:
        return self._now() + self.offset

    def advance(self, seconds: float) -> float:
        if seconds < 0:
            raise ValueError("time does not go back")
        self.offset += seconds
        self.clock_moved(self.offset)
        self.tell_all({"type": "clock", "now": self.now(), "offset": self.offset})
        return self.offset

    # who there is

    def add_bot(self, token: str, username: str = "keptbot", first_name: str | None = None) -> Bot:
        found = TOKEN.fullmatch(token)
        if not found:
            raise ValueError("a token looks like 123456:ABC")
        bot = Bot(int(found[1]), token, username, first_name or username)
        self.bots[bot.id] = bot
        self.queues[bot.id] = UpdateQueue(first_update_id(self.random))
        return bot

    def add_account(self, first_name: str, account_id: int | None = None, **rest: Any) -> Account:
        number = account_id or max(self.accounts, default=_FIRST_ACCOUNT - 1) + 1
        account = Account(number, first_name, **rest)
        self.accounts[number] = account
        self.tell_all({"type": "accounts"})
        return account

    def add_group(self, title: str, kind: str, is_forum: bool = False) -> Chat:
        first = _FIRST_SUPERGROUP if kind == "supergroup" else _FIRST_GROUP
        number = -(first + len(self.groups))
        chat = Chat(number, kind, title, is_forum=is_forum)
        self.groups[number] = chat
        return chat

    def bot_of(self, token: str) -> Bot:
        found = TOKEN.fullmatch(token)
        if not found:
            raise Refusal(404, "Not Found")
        bot = self.bots.get(int(found[1]))
        if bot is None or bot.token != token:
            raise Refusal(401, "Unauthorized")
        return bot

    def dialog(self, bot_id: int, account_id: int) -> Chat:
        chat = self.dialogs.get((bot_id, account_id))
        if chat is None:
            chat = Chat(account_id, "private", bot_id=bot_id)
            self.dialogs[bot_id, account_id] = chat
        return chat

    def next_message_id(self, chat: Chat) -> int:
        """Private chats of a bot share one counter, as they do at Telegram; each group has its own."""
        owner: Bot | Chat = self.bots[chat.bot_id] if chat.is_private else chat
        owner.last_message_id += 1
        return owner.last_message_id

    # what passes

    def call(
        self,
        token: str,
        method: str,
        parameters: Mapping[str, Any] | None = None,
        files: Mapping[str, Upload] | None = None,
    ) -> Any:
        bot = self.bot_of(token)
        found = METHODS.get(method.lower())
        if found is None:
            raise self._refused(bot, method, parameters, Refusal(404, f"Not Found: method {method} not found"))
        try:
            given = read_parameters(found, parameters or {}, files or {})
            result = found.action(self, bot, given)
        except Refusal as refusal:
            raise self._refused(bot, found.name, parameters, refusal) from None
        self.changes += 1
        self.journal.note(self.now(), "call", bot.id, found.name, parameters=parameters, status=200, outcome=result)
        return result

    def _refused(self, bot: Bot, name: str, parameters: Any, refusal: Refusal) -> Refusal:
        outcome = refusal.description
        self.journal.note(self.now(), "call", bot.id, name, parameters=parameters, status=refusal.code, outcome=outcome)
        return refusal

    def open_query(self, kind: str, bot_id: int, account_id: int, **rest: Any) -> str:
        """A tap or an inline query that the bot may answer while it is young."""
        query_id = str(self.random.randrange(10**17, 10**18))
        query = {"id": query_id, "kind": kind, "bot": bot_id, "account": account_id, "at": self.now(), **rest}
        self.queries[query_id] = query
        oldest = next(iter(self.queries.values()))
        if oldest["at"] < self.now() - _QUERIES_KEPT:
            del self.queries[oldest["id"]]
        return query_id

    def put_update(self, bot_id: int, kind: str, body: Any, key: int) -> Update | None:
        return self.queues[bot_id].put(kind, body, lane_of(kind, key), self.now(), self.random)

    def act(self, account_id: int, name: str, /, **parameters: Any) -> None:
        """Notes what a person did on a phone."""
        self.changes += 1
        self.journal.note(self.now(), "phone", account_id, name, parameters=parameters)

    # who listens

    def listen(self, account_id: int, listener: Listener) -> Callable[[], None]:
        listeners = self._listeners.setdefault(account_id, [])
        listeners.append(listener)
        return lambda: listeners.remove(listener)

    def listen_to_all(self, listener: Listener) -> Callable[[], None]:
        """Hears the events of every account, each with the account it is for."""
        self._eavesdroppers.append(listener)
        return lambda: self._eavesdroppers.remove(listener)

    def is_heard(self, account_id: int) -> bool:
        return bool(self._eavesdroppers or self._listeners.get(account_id))

    def tell(self, account_id: int, event: dict[str, Any]) -> None:
        for listener in tuple(self._listeners.get(account_id, ())):
            listener(event)
        if self._eavesdroppers and account_id in self.accounts:
            self._tell_eavesdroppers({"account": account_id, **event})

    def tell_all(self, event: dict[str, Any]) -> None:
        """What concerns no single account."""
        self.changes += 1
        for listener in [one for listeners in self._listeners.values() for one in listeners]:
            listener(event)
        self._tell_eavesdroppers(event)

    def _tell_eavesdroppers(self, event: dict[str, Any]) -> None:
        for listener in tuple(self._eavesdroppers):
            listener(event)
