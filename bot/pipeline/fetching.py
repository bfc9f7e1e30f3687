"""Fetching a file that somebody sent: looked at, freed of the place it was made at, encrypted, and noted."""

import asyncio
import logging

from bot import clock
from bot.domain.forms.model import Kind
from bot.domain.forms.problems import Problem, problem
from bot.domain.people import Person
from bot.domain.screens import Screen
from bot.pipeline.telegram import Refused, Telegram
from bot.seal import Seal
from bot.services.form import Pen, attaching
from bot.storage import files, people
from bot.storage.cabinet import Cabinet
from bot.storage.engine import Store, Transaction
from bot.storage.files import File

log = logging.getLogger(__name__)


class Fetcher:
    """Does it once: what is noted already is not fetched again, what was cut off is begun anew."""

    def __init__(self, store: Store, seal: Seal, telegram: Telegram, cabinet: Cabinet) -> None:
        self._store = store
        self._seal = seal
        self._telegram = telegram
        self._cabinet = cabinet

    async def fetch(self, id: str) -> Screen | None:
        """What the person is to be told, if it could not be kept."""
        file = await self._store.read(lambda tx: files.find(tx, id))
        source = self._source(file) if file else None
        if file is None or source is None:
            return None  # given up meanwhile, or done before
        try:
            content = await self._telegram.fetch(source)
        except Refused as error:
            log.warning("a file could not be fetched", extra={"file": id, "reason": str(error)})
            return await self._give_up(file, problem("file_lost"))
        kept = await asyncio.to_thread(self._cabinet.take, content, Kind(file.wanted))
        if kept is None:
            return await self._give_up(file, attaching.strange(file.wanted))
        await self._store.write(lambda tx: files.kept(tx, file.id, kept.digest, kept.type, kept.size))
        return None

    async def sweep(self) -> None:
        """Away with what no row names any more."""
        named = await self._store.read(files.named)
        gone = await asyncio.to_thread(self._cabinet.clear, named, clock.now().timestamp())
        log.info("files that nobody names are gone", extra={"files": gone})

    def _source(self, file: File) -> str | None:
        return self._seal.open(file.source, attaching.context(file.id)).decode() if file.source else None

    async def _give_up(self, file: File, wrong: Problem) -> Screen | None:
        def unit(tx: Transaction) -> bool:
            person: Person | None = people.find(tx, file.person)
            return person is not None and attaching.give_up(Pen(tx, self._seal, person, clock.now()), file, wrong)

        told = await self._store.write(unit)
        return Screen("form.file", {"draft": file.draft}).saying(wrong.code, **wrong.details) if told else None
