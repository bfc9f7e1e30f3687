"""A model of the whole way: people write and tap, updates repeat and change places, Telegram refuses, the process dies.

Whatever happens, every word is kept once and in order, and in the end everybody sees where they are.
"""

import asyncio
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from telegram.error import TelegramError

import handlers
from bot import clock, views
from bot.domain.people import Person
from bot.sandbox.faults import Fault
from bot.sandbox.journal import Entry
from bot.sandbox.phone import talking
from bot.storage import inbox, people, tables
from bot.storage.engine import Transaction
from tests.cast import Phone, buttons
from tests.pipeline import form
from tests.pipeline.mortal import Life, MortalApi, MortalStore, Raw
from tests.stage import BOT, FrozenClock, Stage

EXAMPLES, STEPS = (200, 50) if "CI" in os.environ else (20, 25)
PEOPLE = 3
FAULTS = ("reset_before", "reset_after", "timeout_before", "timeout_after", "error", "html")
METHODS = ("sendMessage", "editMessageText", "editMessageReplyMarkup", "answerCallbackQuery", "getUpdates")
WHO = st.integers(0, PEOPLE - 1)


class Way(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.patch = pytest.MonkeyPatch()
        self.folder = tempfile.TemporaryDirectory()
        self.count = self.kills = 0
        self.sent: dict[int, Raw] = {}

    @initialize(random=st.randoms(use_true_random=False))
    def begin(self, random: Any) -> None:
        time = FrozenClock()
        self.patch.setattr(clock, "now", time.now)
        self.patch.setattr("bot.pipeline.worker.PAUSES", (0, 0))
        self.patch.setattr("bot.pipeline.flood.BURST", 10**6)
        for name, view in form.SCREENS.items():
            self.patch.setitem(views.SCREENS, name, view)  # type: ignore[arg-type]
        self.life = Life()
        self.run(self.open(time, random))

    async def open(self, time: FrozenClock, random: Any) -> None:
        self.stage = await Stage.open(Path(self.folder.name), time)
        self.stage.store._writer._connection.raw.execute("PRAGMA synchronous = OFF")  # a process dies here, no machine
        self.stage.store = MortalStore(self.stage.store, self.life)  # type: ignore[assignment]
        self.stage.wire.api = MortalApi(self.stage, self.life, random)
        self.stage.assemble((*handlers.CONVERSATIONS, form.conversation))
        self.phones = [await Phone.settled(self.stage, "en") for _ in range(PEOPLE)]
        for phone in self.phones:
            await phone.says("/form")
        self.said: list[list[str]] = [[] for _ in self.phones]
        self.broken = 0

    def run(self, work: Coroutine[Any, Any, None]) -> None:
        self.loop.run_until_complete(self.outlived(work))

    async def outlived(self, work: Coroutine[Any, Any, None]) -> None:
        """Until it is done, or the process has died in the middle and another one has started."""
        working, dying = asyncio.ensure_future(work), asyncio.ensure_future(self.life.over.wait())
        async with asyncio.timeout(20):
            await asyncio.wait({working, dying}, return_when=asyncio.FIRST_COMPLETED)
            if working.done():
                dying.cancel()
                working.result()
            else:
                await self.start_again()

    async def start_again(self) -> None:
        """Nothing of the old process is left but what is on disk."""
        self.kills += 1
        old = asyncio.all_tasks() - {asyncio.current_task()}
        for task in old:
            task.cancel()
        await asyncio.gather(*old, return_exceptions=True)
        self.life.die_after(0)
        self.stage.assemble()
        await self.stage.machine.recover()
        await self.settle()

    async def settle(self) -> None:
        """The poller goes on after Telegram's errors; its trouble is counted, and so are the tries."""
        for _ in range(3 * STEPS):
            try:
                return await self.stage.settle()
            except TelegramError as error:
                last = error
        raise last

    @rule(who=WHO)
    def says(self, who: int) -> None:
        self.count += 1
        word = f"w{self.count}"
        talking.send_text(self.stage.world, self.phones[who].id, BOT, word)
        self.said[who].append(word)

    @rule(who=WHO)
    def taps(self, who: int) -> None:
        self.count += 1
        word, phone = f"t{self.count}", self.phones[who]
        account = self.stage.world.accounts[phone.id].user()
        tap = {"id": word, "from": account, "chat_instance": "1", "message": phone.screen, "data": f"form:keep:{word}"}
        self.stage.world.put_update(BOT, "callback_query", tap, phone.id)
        self.said[who].append(word)

    @rule(who=WHO)
    def says_what_breaks_a_handler(self, who: int) -> None:
        talking.send_text(self.stage.world, self.phones[who].id, BOT, "broken")
        self.broken += 1

    @rule(kind=st.sampled_from(FAULTS), method=st.sampled_from(METHODS), count=st.integers(1, 3))
    def telegram_is_in_trouble(self, kind: str, method: str, count: int) -> None:
        self.stage.world.faults.add(Fault(kind, method=method, count=count, seconds=0))

    @rule(seconds=st.sampled_from([2, 7, 70]))
    def time_passes(self, seconds: int) -> None:
        over = self.stage.world.now() + seconds
        if any(one.expires <= over for one in self.stage.world.queues[BOT].pending.values()):
            self.everything_settles()  # taps that wait longer are lost at Telegram, which is not our doing
        self.stage.time.advance(seconds=seconds)

    @rule()
    def everything_settles(self) -> None:
        self.remember()
        self.run(self.settle())

    @rule(steps=st.integers(1, 40))
    def the_process_dies(self, steps: int) -> None:
        self.remember()
        self.life.die_after(steps)
        self.run(self.settle())
        self.life.die_after(0)

    def remember(self) -> None:
        pending = self.stage.world.queues[BOT].pending
        self.sent |= {number: one.update for number, one in pending.items()}

    @invariant()
    def every_word_is_kept_once_and_in_order(self) -> None:
        for phone, said in zip(self.phones, self.said, strict=True):
            kept = self.look(lambda tx, phone=phone: form.words(tx, self.person(tx, phone).id))
            assert kept == said[: len(kept)]

    @invariant()
    def what_was_confirmed_is_on_disk(self) -> None:
        numbers = {
            number for entry in self.stage.world.journal if entry.kind == "confirmed" for number in entry.parameters
        }
        digests = {self.stage.machine.inbox.sealed(self.sent[one]).digest for one in numbers & self.sent.keys()}
        known = self.look(lambda tx: {row.digest for row in tx.execute(tables.inbox.select())})
        assert digests <= known

    def look(self, unit: Callable[[Transaction], Any]) -> Any:
        return self.loop.run_until_complete(self.stage.store.read(unit))

    @staticmethod
    def person(tx: Transaction, phone: Phone) -> Person:
        found = people.find_by_account(tx, phone.id)
        assert found is not None
        return found

    def teardown(self) -> None:
        try:
            if hasattr(self, "phones"):
                self.comes_to_rest()
        finally:
            self.loop.run_until_complete(self.stage.close())
            self.loop.close()
            self.patch.undo()
            self.folder.cleanup()

    def comes_to_rest(self) -> None:
        troubles = [entry for entry in self.stage.world.journal if entry.kind == "fault"]
        self.stage.world.faults.clear()
        for _ in range(8):
            self.run(self.settle())
            self.stage.time.advance(hours=1)
        assert self.look(lambda tx: tx.execute(tables.outbox.select()).all()) == []
        assert self.look(inbox.depths) == ({"aside": self.broken} if self.broken else {})
        for phone, said in zip(self.phones, self.said, strict=True):
            assert self.look(lambda tx, phone=phone: form.words(tx, self.person(tx, phone).id)) == said
            mine = [one for one in troubles if str((one.parameters or {}).get("chat_id")) == str(phone.id)]
            self.sees_the_latest(phone, f"Words kept: {len(said)}.", mine)

    def sees_the_latest(self, phone: Phone, latest: str, troubles: list[Entry]) -> None:
        lost = sum(str(one.outcome).endswith("_after") for one in troubles)
        shown = Counter(str(one["text"]) for one in phone.received if "Words kept" in str(one["text"]))
        assert shown[latest] >= 1
        repeated = sum(shown.values()) - len(shown)
        assert repeated <= self.kills + lost, "one message a death, and one for each answer that was lost"
        if not self.kills and not lost:
            assert phone.screen["text"] == latest
        if not self.kills and not troubles:
            assert [one for one in phone.received if buttons(one)] == [phone.screen]


Way.TestCase.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=STEPS,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # making a failure smaller takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestWay = Way.TestCase
