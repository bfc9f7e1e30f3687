"""Every table, and beside each how /mydata and /forget treat it."""

from sqlalchemy.dialects.sqlite import insert  # conflicts are said per dialect; every statement takes it from here

from bot.storage.tables.base import EPOCH, Moment, Rights, metadata
from bot.storage.tables.flow import OPEN, focus, inbox, lanes, outbox
from bot.storage.tables.office import audit, facts, invitations
from bot.storage.tables.people import accounts, people, roles
from bot.storage.tables.reading import bookmarks, follows

__all__ = ["EPOCH", "OPEN", "Moment", "Rights", "accounts", "audit", "bookmarks", "facts", "focus", "follows", "inbox"]
__all__ += ["insert", "invitations", "lanes", "metadata", "outbox", "people", "roles"]
