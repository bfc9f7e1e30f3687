"""Every table, and beside each how /mydata and /forget treat it."""

from sqlalchemy.dialects.sqlite import insert  # conflicts are said per dialect; every statement takes it from here

from bot.storage.tables.base import EPOCH, Moment, Rights, metadata
from bot.storage.tables.commitments import (
    OPEN_FLAG,
    alignments,
    benchmarks,
    commitments,
    flags,
    followers,
    history,
    holders,
    listings,
    places,
    pledges,
    takers,
    tallies,
    wordings,
)
from bot.storage.tables.flow import OPEN, focus, inbox, lanes, outbox
from bot.storage.tables.forms import answers, drafts, files, submissions, versions
from bot.storage.tables.invitations import invitations, joins
from bot.storage.tables.milestones import UNTOLD, editions, milestones, sketches, tellings
from bot.storage.tables.office import audit, facts
from bot.storage.tables.organisations import contacts, departures, names, organisations, signings
from bot.storage.tables.people import accounts, people, roles
from bot.storage.tables.progress import counted, progress
from bot.storage.tables.reading import bookmarks, follows
from bot.storage.tables.reports import cycles, nudges, owed, reports, rounds, said
from bot.storage.tables.search import entries, texts

__all__ = ["EPOCH", "OPEN", "Moment", "Rights", "accounts", "audit", "bookmarks", "facts", "focus", "follows", "inbox"]
__all__ += ["insert", "invitations", "lanes", "metadata", "outbox", "people", "roles"]
__all__ += ["contacts", "departures", "joins", "names", "organisations", "signings"]
__all__ += ["OPEN_FLAG", "alignments", "benchmarks", "commitments", "flags", "followers", "history", "holders"]
__all__ += ["listings", "places", "pledges", "takers", "tallies", "wordings"]
__all__ += ["entries", "texts"]
__all__ += ["answers", "drafts", "files", "submissions", "versions"]
__all__ += ["UNTOLD", "editions", "milestones", "sketches", "tellings"]
__all__ += ["cycles", "nudges", "owed", "reports", "rounds", "said"]
__all__ += ["counted", "progress"]
