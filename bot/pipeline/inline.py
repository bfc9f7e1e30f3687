"""`@bot words` in any chat: cards to send, made from what everybody may read."""

import asyncio
import logging
from dataclasses import dataclass
from typing import Any

from bot import clock
from bot.domain.people import Person
from bot.i18n import Translator
from bot.i18n import nearest as nearest_language
from bot.pipeline.flood import Flood, Verdict
from bot.pipeline.telegram import Again, Moved, Refused, Telegram, Unreachable, Wait
from bot.storage import people
from bot.storage.engine import Store, Transaction, Unavailable
from bot.views import cards
from bot.views.page import Here, Whereabouts

log = logging.getLogger(__name__)

QUERY = "inline_query"
AT_ONCE = 50  # questions being answered; every letter typed asks anew, so the ones beyond are no loss
FAILURES = (Again, Moved, Refused, Unreachable, Wait, Unavailable)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as Telegram gives it."""

    id: str
    account: int
    hint: str
    words: str
    offset: int

    @classmethod
    def read(cls, raw: Any) -> "Asked | None":
        match raw:
            case {"id": str(id), "from": {"id": int(account), **sender}, "query": str(words)}:
                offset = str(raw.get("offset") or "0")
                hint = str(sender.get("language_code") or "")
                return cls(id, account, hint, words, int(offset) if offset.isdecimal() else 0)
        return None


class Inline:
    """Neither inbox nor outbox: an answer that comes late is of no use, and nothing about who asked is stored."""

    def __init__(self, store: Store, telegram: Telegram, here: Whereabouts) -> None:
        self._store = store
        self._telegram = telegram
        self._here = here
        self._flood = Flood()
        self._tasks: set[asyncio.Task[None]] = set()

    def take(self, raw: Any) -> None:
        asked = Asked.read(raw)
        if asked is None or len(self._tasks) >= AT_ONCE:
            return
        if self._flood.judge(asked.account, clock.monotonic()) is Verdict.READ:
            task = asyncio.get_running_loop().create_task(self._answer(asked))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def drain(self) -> None:
        await asyncio.gather(*self._tasks)

    def stop(self) -> None:
        for task in list(self._tasks):
            task.cancel()

    async def _answer(self, asked: Asked) -> None:
        here = self._here(clock.now())
        try:
            found = await self._store.read(lambda tx: offered(tx, asked, here))
            if found is not None:
                await self._telegram.offer(asked.id, found)
        except FAILURES as error:
            log.info("a question went unanswered", extra={"reason": str(error)})
        except Exception as error:  # nobody waits for this task, so nobody else would say it
            log.error("a question could not be answered", exc_info=error)


def offered(tx: Transaction, asked: Asked, here: Here) -> cards.Cards | None:
    """In the language of who asks, where Kept knows them; somebody kept out is shown nothing."""
    person = people.find_by_account(tx, asked.account)
    if person and person.blocked:
        return None
    reader = person or Person.unknown(nearest_language(asked.hint, here.house.language), here.house.zone)
    t = Translator(reader.reads, plain=reader.plain, zone=reader.zone)
    return cards.cards(tx, asked.words, asked.offset, reader, here, t)
