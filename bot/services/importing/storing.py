"""A slice of drafts put into the register: new ones, changed ones, and those that say nothing new."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.commitments import Channel, arrives_as
from bot.domain.directory import Contact, Organisation
from bot.domain.register import Change, Holder, Part, Record
from bot.domain.words import folded
from bot.services import register
from bot.services.importing.drafts import Draft, Maker
from bot.storage import commitments, organisations
from bot.storage.engine import Transaction

IMPORTED, CHANGED = "imported", "imported_again"


@dataclass(frozen=True, slots=True)
class Done:
    stored: int = 0
    unchanged: int = 0

    def __add__(self, other: "Done") -> "Done":
        return Done(self.stored + other.stored, self.unchanged + other.unchanged)


def prepare(draft: Draft) -> register.Ready:
    """Its words made ready for search, which takes longer than storing them and needs no transaction."""
    return register.ready(draft.wordings, [maker.name for maker in draft.makers], draft.places)


def store(
    tx: Transaction, drafts: Sequence[Draft], ready: Mapping[str, register.Ready], source: str, now: datetime
) -> Done:
    """By their ids at the source: a draft that is there already and says nothing new is left alone."""
    known = commitments.known(tx, source, [draft.source_id for draft in drafts])
    news = [draft for draft in drafts if known.get(draft.source_id, ("", ""))[1] != draft.digest]
    made_by = _organisations(tx, news, now)
    before = {
        one.id: one for one in commitments.find_all(tx, [known[d.source_id][0] for d in news if d.source_id in known])
    }
    records, changes, words = [], [], {}
    for draft in news:
        old = before.get(known[draft.source_id][0]) if draft.source_id in known else None
        record = _record(draft, source, made_by, now, old)
        records.append(record)
        words[record.id] = ready[draft.source_id]
        changes.append((record.id, Change(now, CHANGED if old else IMPORTED)))
    if records:
        register.keep(tx, records, changes, words)
    return Done(len(news), len(drafts) - len(news))


def compare(tx: Transaction, drafts: Sequence[Draft], source: str) -> Done:
    """What storing them would come to."""
    known = commitments.known(tx, source, [draft.source_id for draft in drafts])
    same = sum(known.get(draft.source_id, ("", ""))[1] == draft.digest for draft in drafts)
    return Done(len(drafts) - same, same)


def _record(draft: Draft, source: str, made_by: Mapping[str, str], now: datetime, old: Record | None) -> Record:
    """What was checked, hidden or joined here since stays; what the file says is as the file says it."""
    ids = list(dict.fromkeys(made_by[folded(maker.name)] for maker in draft.makers))
    held = tuple(Holder(id, Part.HOLDER if n else Part.LEAD) for n, id in enumerate(ids))
    new = Record(
        id=commitments.fresh_id(),
        kind=draft.kind,
        language=draft.language,
        wordings=draft.wordings,
        holders=held,
        channel=Channel.IMPORT,
        verification=arrives_as(Channel.IMPORT),
        created=now,
        updated=now,
        process=draft.process,
        due=draft.due,
        target=draft.target,
        unit=draft.unit,
        baseline=draft.baseline,
        groups=draft.groups,
        partners=draft.partners,
        items=draft.items,
        places=draft.places,
        source=source,
        source_id=draft.source_id,
        digest=draft.digest,
        made=draft.made,
    )
    if old is None:
        return new
    joined = tuple(one for one in old.holders if one.organisation not in ids and one.part is not Part.LEAD)
    return replace(
        new,
        id=old.id,
        channel=old.channel,
        verification=old.verification,
        created=old.created,
        holders=held + joined,
        benchmarks=old.benchmarks,
        hidden=old.hidden,
    )


def _organisations(tx: Transaction, drafts: Iterable[Draft], now: datetime) -> dict[str, str]:
    """Ids by folded name; those that are not listed yet are."""
    makers: dict[str, Maker] = {}
    for draft in drafts:
        for maker in draft.makers:
            makers.setdefault(folded(maker.name), maker)
    found = organisations.named(tx, list(makers))
    for key, maker in makers.items():
        if key not in found:
            found[key] = _listed(tx, maker, now)
    for draft in drafts:
        _contacts(tx, found[folded(draft.makers[0].name)], draft)
    return found


def _listed(tx: Transaction, maker: Maker, now: datetime) -> str:
    id = organisations.fresh_id()
    names = {maker.language: maker.name}
    organisations.add(tx, Organisation(id, maker.type, names, maker.language, language=maker.language), now)
    return id


def _contacts(tx: Transaction, organisation: str, draft: Draft) -> None:
    """Each address once."""
    if not draft.contacts:
        return
    known = {(one.name, one.email.lower()) for one in organisations.contacts_of(tx, organisation)}
    for one in draft.contacts:
        key = (one.name, one.email.lower())
        if key not in known:
            known.add(key)
            contact = Contact(organisations.fresh_id(), organisation, one.name, one.email, one.language)
            organisations.add_contact(tx, contact)
