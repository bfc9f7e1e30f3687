"""The register of commitments: every change is kept with its history, its lists and its words for search."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.domain.commitments import public
from bot.domain.register import Change, Place, Record, Wording
from bot.domain.search.entry import Entry
from bot.storage import bystanders, commitments, organisations, search
from bot.storage.engine import Transaction
from bot.storage.search import Prepared

KIND = "commitment"  # as search knows it
Ready = Sequence[Prepared]


def keep(
    tx: Transaction,
    records: Sequence[Record],
    changes: Sequence[tuple[str, Change]],
    words: Mapping[str, Ready] | None = None,
) -> None:
    """All in one transaction, so that whatever is shown can be found, and the other way round."""
    before = commitments.put_all(tx, records)
    bystanders.note(tx, changes)
    for id in before:
        search.drop(tx, KIND, id)
    words = words or _words(tx, records)
    found = [record.id for record in records if public(record.verification) and not record.hidden]
    search.add(tx, [replace(one, entry={**one.entry, "id": id}) for id in found for one in words[id]])


def _words(tx: Transaction, records: Sequence[Record]) -> Mapping[str, Ready]:
    names = organisations.names_of(tx, {one for record in records for one in record.makers})
    return {
        record.id: ready(record.wordings, [name for one in record.makers for name in names.get(one, ())], record.places)
        for record in records
    }


def ready(wordings: Mapping[str, Wording], makers: Iterable[str], places: Iterable[Place]) -> Ready:
    """A commitment is found by its words in each language, by who promised it, and by where."""
    about = " ".join([*makers, *(place.text for place in places)])
    return [search.prepared(Entry(KIND, "", code, one.title, one.text, about)) for code, one in wordings.items()]
