"""Being forgotten."""

from datetime import datetime

from bot.domain.effects import Effect, Owed
from bot.domain.people import Person
from bot.domain.screens import Screen
from bot.storage import inbox, invitations, outbox, people, rights
from bot.storage.engine import Transaction


def forget(tx: Transaction, person: Person, key: str, chat: int, message: int | None, now: datetime) -> None:
    """Erase the person; what is still told goes to the chat alone, since nobody is known there any more."""
    for link in invitations.made_by(tx, person.id, now):
        invitations.revoke(tx, link.id, now)  # nobody answers for it any more
    rights.erase(tx, person.id)
    if person.blocked:  # that alone stays, under a new id, or being forgotten would be the way back in
        people.change(tx, people.add(tx, chat, person.hint, person.zone, now.date()).id, blocked=True)
    inbox.drop_all(tx, chat)
    language = {"language": person.reads}
    outbox.add(tx, Owed(f"{key}:menu", chat, None, Screen("menu", language), now, Effect.MENU))
    outbox.add(tx, Owed(f"{key}:forgotten", chat, None, Screen("forget.done", language), now, edits=message))
