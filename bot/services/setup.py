"""Setting up: one list that can be left and taken up again; each step says how far it is."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.authority import Act, Matter
from bot.domain.directory import Reached
from bot.domain.people import Person
from bot.services import reaching, roles
from bot.services.authority import exercise
from bot.storage import facts, organisations
from bot.storage.engine import Transaction

PROCESS = "setup:process"


@dataclass(frozen=True, slots=True)
class Progress:
    process: str | None
    organisations: int
    contacts: int
    invited: int
    joined: int
    few_admins: bool


def progress(tx: Transaction, by: Person) -> Progress:
    found = reaching.reaching(tx, by)
    return Progress(
        facts.find(tx, PROCESS),
        len(found),
        organisations.count_contacts(tx),
        sum(1 for one in found if one.links),
        sum(1 for one in found if one.reached is Reached.JOINED),
        roles.few_admins(tx),
    )


def choose_process(tx: Transaction, by: Person, process: str, now: datetime) -> bool:
    """Which process is followed here first."""
    done = exercise(tx, by, Act.SET_UP, Matter(processes=frozenset({process})), f"process:{process}", now)
    if done:
        facts.put(tx, PROCESS, process)
    return done
