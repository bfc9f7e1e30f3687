"""Statements that run often look things up; none walks through all that was ever received."""

import re

import pytest
from sqlalchemy import Executable, text
from sqlalchemy.dialects import sqlite

from bot.storage import (
    bystanders,
    commitments,
    cycles,
    files,
    focus,
    forms,
    inbox,
    invitations,
    listings,
    nudges,
    organisations,
    outbox,
    owed,
    people,
    progress,
    reading,
    reported,
    reports,
    search,
)
from bot.storage.engine import Transaction

LIST = re.compile(r"\(__\[POSTCOMPILE_\w+\]\)")  # a list of values, whose length nobody knows yet
OFTEN = {
    "drop from the search": search.SAME,
    "old generations": search.STALE,
    "texts of hits": search.SHOWN,
    "take up": inbox.TAKE_UP,
    "waiting": inbox.IN_STATE,
    "depths": inbox.COUNT,
    "drop all of a chat": inbox.DROP_ALL,
    "old digests": inbox.OLD,
    "finish": inbox.FINISH,
    "claim": outbox.CLAIM,
    "sent": outbox.SENT,
    "who wrote": people.BY_ACCOUNT,
    "blocked": people.BLOCKED,
    "people of an organisation": people.MEMBERS,
    "people by code": people.BY_CODE,
    "a link": invitations.BY_DIGEST,
    "an organisation": organisations.BY_ID,
    "in standing": organisations.STANDING,
    "contacts": organisations.CONTACTS,
    "focus": focus.FIND,
    "bookmarks": reading.BOOKMARKS,
    "processes followed": reading.FOLLOWED,
    "no longer followed": reading.UNFOLLOW,
    "commitment": commitments.BY_ID,
    "imported before": commitments.BY_SOURCE,
    "to be checked": commitments.WAITING,
    **{f"{table.name} of a commitment": statement for table, statement in commitments.OF.items()},
    **{f"list on, {order.name}": statement for order, statement in listings.ON.items()},
    **{f"list back, {order.name}": statement for order, statement in listings.BACK.items()},
    "place in a list": listings.THIS,
    "how many in a list": listings.COUNT,
    "lists that begin so": listings.BEGINNING,
    "history": bystanders.LINES,
    "followers": bystanders.FOLLOWERS,
    "followed": bystanders.FOLLOWED,
    "taken": bystanders.TAKEN,
    "flags": bystanders.RAISED,
    "a draft": forms.BY_ID,
    "the draft of a form": forms.OF_FORM,
    "drafts of somebody": forms.OF_PERSON,
    "by a link": forms.BY_LINK,
    "what was sent": forms.OF_DRAFT,
    "answers": forms.ANSWERS,
    "files to come": files.OWED,
    "a cycle's candidates": cycles.SLICE,
    "who promised them": cycles.MAKERS,
    "what was said of them last": cycles.LAST,
    "what is owed": owed.ONE,
    "owed in every cycle": owed.OF_COMMITMENT,
    "what an organisation owes": owed.DUE,
    "how much it owes": owed.HOW_MANY,
    "in a stage": owed.IN_STAGE,
    "how a cycle stands": owed.STAGES_OF,
    "who still owes": nudges.OWING,
    "a round of reminders": nudges.OPEN,
    "reminders of somebody": nudges.SENT,
    "a reminder on its way": outbox.PENDING,
    "rows to move": owed.NEXT,
    "some of what is owed": owed.SOME,
    "what was counted": progress.BEFORE,
    "where it is counted": progress.LISTED,
    "who is counted": progress.ABOUT,
    "what is counted of reports": progress.SAID,
    "how far reporting is": progress.OF,
    "the silent": progress.SILENT,
    "where the silent go on": progress.NAME,
    "the newest reports": reported.LAST,
    "what they share": reported.TOLD,
    "whether one is expected": reported.EXPECTED,
    "lists by reports": listings.BY_REPORT,
    "where it stands": listings.STANDS,
    "out of a list": listings.TAKE_FROM,
    "a report": reports.BY_NUMBER,
    "the report of a draft": reports.BY_DRAFT,
    "what it says": reports.SAID,
    "the last reports": reports.LAST,
    "revisions": reports.REVISIONS,
    "the newest revision": reports.REVISION,
}


def plan(tx: Transaction, statement: Executable) -> list[str]:
    compiled = statement.compile(dialect=sqlite.dialect(paramstyle="named"))  # type: ignore[attr-defined]
    lists = {name for name, bind in getattr(compiled, "binds", {}).items() if bind.expanding}
    explained = text(f"EXPLAIN QUERY PLAN {LIST.sub('(:one)', compiled.string)}")
    names = {"one"} | compiled.binds.keys() - lists if lists else compiled.params
    return [str(row[3]) for row in tx.execute(explained, dict.fromkeys(names, 1))]


@pytest.mark.parametrize("name", OFTEN)
def test_it_is_looked_up(tx: Transaction, name: str) -> None:
    steps = plan(tx, OFTEN[name])
    assert steps
    assert not [step for step in steps if step.startswith("SCAN") and "INDEX" not in step], steps


def test_a_walk_through_everything_would_be_seen(tx: Transaction) -> None:
    steps = plan(tx, text("SELECT * FROM inbox WHERE reason = 'x'"))
    assert any(step.startswith("SCAN") for step in steps)


@pytest.mark.parametrize("statement", [*listings.ON.values(), *listings.BACK.values()])
def test_nothing_is_sorted_for_a_page_of_a_list(tx: Transaction, statement: Executable) -> None:
    assert not [step for step in plan(tx, statement) if "TEMP B-TREE" in step]


def test_the_silent_are_read_in_the_order_of_their_names(tx: Transaction) -> None:
    assert not [step for step in plan(tx, progress.SILENT) if "TEMP B-TREE" in step]


def test_what_waits_to_be_checked_is_read_in_its_order(tx: Transaction) -> None:
    assert not [step for step in plan(tx, owed.IN_STAGE) if "TEMP B-TREE" in step]
