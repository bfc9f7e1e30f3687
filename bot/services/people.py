"""What people decide about themselves, and whom admins keep out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.domain.authority import Act, Matter
from bot.domain.hours import hours
from bot.domain.people import Person, Role, State
from bot.domain.screens import Screen
from bot.i18n import LANGUAGES
from bot.services import zones
from bot.services.authority import exercise
from bot.storage import people
from bot.storage.engine import Transaction


def arrive(tx: Transaction, account: int, hint: str, zone: str, now: datetime) -> Person:
    """Whoever writes is known from then on and can be reached; the hint is the language their phone suggests."""
    person = people.find_by_account(tx, account)
    if person is None:
        return people.add(tx, account, hint, zone, now.date())
    news: dict[str, str] = {}
    if person.state is State.UNREACHABLE:
        news["state"] = State.ACTIVE
    if person.language is None and person.hint != hint:
        news["hint"] = hint
    if news:
        people.change(tx, person.id, **news)
    return replace(person, hint=news.get("hint", person.hint))


def reachable(tx: Transaction, account: int, present: bool) -> None:
    """Telegram says that they let the bot in or shut it out; a wish for silence outlives that."""
    person = people.find_by_account(tx, account)
    if person and person.state is not State.STOPPED:
        people.change(tx, person.id, state=State.ACTIVE if present else State.UNREACHABLE)


def choose_language(tx: Transaction, person: Person, code: str) -> bool:
    if code in LANGUAGES:
        people.change(tx, person.id, language=code)
    return code in LANGUAGES


def set_zone(tx: Transaction, person: Person, zone: str) -> bool:
    known = zones.exists(zone)
    if known:
        people.change(tx, person.id, zone=zone)
    return known


def set_quiet(tx: Transaction, person: Person, typed: str) -> bool:
    """Hours as people write them, such as 21-8."""
    found = hours(typed)
    if found is not None:
        people.change(tx, person.id, quiet_from=found[0], quiet_until=found[1])
    return found is not None


def set_plain(tx: Transaction, person: Person, plain: bool) -> None:
    people.change(tx, person.id, plain=plain)


def set_reminded(tx: Transaction, person: Person, reminded: bool) -> None:
    people.change(tx, person.id, reminded=reminded)


def stop(tx: Transaction, person: Person) -> None:
    people.change(tx, person.id, state=State.STOPPED)


def come_back(tx: Transaction, person: Person) -> bool:
    """Whether they had asked for silence."""
    if person.state is not State.STOPPED:
        return False
    people.change(tx, person.id, state=State.ACTIVE)
    return True


def block(tx: Transaction, id: str, by: Person, now: datetime) -> Person | None:
    """The person kept out; None when there is no such person, or they are an admin."""
    person = people.find(tx, id)
    if person is None or Role.ADMIN in person.roles or not exercise(tx, by, Act.BLOCK, Matter(), id, now):
        return None
    people.change(tx, id, blocked=True)
    return person


def unblock(tx: Transaction, id: str, by: Person, now: datetime) -> Person | None:
    person = people.find(tx, id)
    if person is None or not exercise(tx, by, Act.UNBLOCK, Matter(), id, now):
        return None
    people.change(tx, id, blocked=False)
    return person


def floods(tx: Transaction, account: int, n: int) -> Iterator[tuple[int, str, Screen]]:
    """What each admin is to see of somebody who sends too fast: their chat, who they are, the screen."""
    person = people.find_by_account(tx, account)
    if person is None:
        return
    screen = Screen("notice.flood", {"person": person.id, "code": person.code, "n": n})
    for admin in people.with_role(tx, Role.ADMIN):
        chat = people.account(tx, admin.id)
        if chat is not None:
            yield chat, admin.id, screen


def kept_out(tx: Transaction, account: int) -> bool:
    person = people.find_by_account(tx, account)
    return person is not None and person.blocked


def blocked(tx: Transaction) -> list[Person]:
    return people.blocked(tx)
