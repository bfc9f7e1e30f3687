"""How a file is made: `load` reads what the reader may have, `make` turns it into bytes and takes its time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.content import Content
from bot.domain.house import House
from bot.domain.people import Person
from bot.seal import Seal
from bot.storage.engine import Transaction


@dataclass(frozen=True, slots=True)
class Order:
    """Who wants a file, of what, when and where."""

    arguments: Mapping[str, Any]
    reader: Person
    house: House
    seal: Seal
    now: datetime
    content: Content


@dataclass(frozen=True, slots=True)
class File:
    name: str
    content: bytes
    picture: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    load: Callable[[Transaction, Order], Any]
    make: Callable[[Any], File]
