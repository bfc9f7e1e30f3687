"""Writing a commitment: the draft is sealed, one step after another, and becomes a commitment when it is sent in."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.domain.authority import Act, Standing
from bot.domain.commitments import Channel, Kind, Missing, Verification, missing, moves
from bot.domain.dues import understood
from bot.domain.people import Person, Role
from bot.domain.pledges import Pledge, Step
from bot.domain.register import Change, Holder, Part, Place, Record, Wording
from bot.seal import Seal
from bot.services import countries, register
from bot.services.authority import exercise
from bot.services.promising import hand
from bot.storage import bystanders, commitments, organisations, people, pledges
from bot.storage.engine import Transaction
from bot.storage.pledges import Sealed

CONTEXT = b"pledge"
SEVERAL = re.compile(r"[;\n|]")


def opened(tx: Transaction, seal: Seal, person: str, organisation: str) -> tuple[Step, Pledge] | None:
    found = pledges.find(tx, person, organisation)
    return (Step(found.step), Pledge.read(json.loads(seal.open(found.body, CONTEXT)))) if found else None


def keep(
    tx: Transaction, seal: Seal, person: Person, organisation: str, step: Step, pledge: Pledge, now: datetime
) -> None:
    body = seal.close(json.dumps(pledge.body()).encode(), CONTEXT)
    pledges.put(tx, person.id, organisation, Sealed(step, body), now)


def drop(tx: Transaction, person: Person, organisation: str) -> None:
    pledges.drop(tx, person.id, organisation)


def reworded(tx: Transaction, seal: Seal, person: Person, id: str, now: datetime) -> str | None:
    """A commitment opened for a new wording; the organisation for which it is worded."""
    record = commitments.find(tx, id)
    own = next((one for one in record.makers if one in person.organisations), None) if record else None
    if record is None or own is None or record.channel is not Channel.BOT:
        return None
    said = record.main
    pledge = Pledge(
        what=said.text,
        title=said.title,
        due=said.due,
        target=record.target,
        unit=record.unit,
        baseline=record.baseline,
        groups=record.groups,
        partners=record.partners,
        process=record.process,
        items=record.items,
        where="; ".join(place.text for place in record.places),
        rewords=id,
    )
    keep(tx, seal, person, own, Step.WHAT, pledge, now)
    return own


def record(pledge: Pledge, organisation: str, language: str, now: datetime) -> Record:
    """As it would stand in the register."""
    named = [part.strip() for part in SEVERAL.split(pledge.where)]
    return Record(
        id=pledge.rewords or commitments.fresh_id(),
        kind=Kind.INDIVIDUAL,
        language=language,
        wordings={language: Wording(pledge.title, pledge.what, pledge.due)},
        holders=(Holder(organisation), *(Holder(id, Part.HOLDER, False) for id in pledge.holders)),
        channel=Channel.BOT,
        verification=Verification.DRAFT,
        created=now,
        updated=now,
        process=pledge.process,
        due=understood(pledge.due, language),
        target=pledge.target,
        unit=pledge.unit,
        baseline=pledge.baseline,
        groups=pledge.groups,
        partners=pledge.partners,
        items=pledge.items,
        places=tuple(Place(text, countries.find(text)) for text in named if text),
        made=now.date(),
    )


def lacking(pledge: Pledge, organisation: str, language: str, now: datetime) -> list[Missing]:
    return missing(record(pledge, organisation, language, now).rules)


def send(tx: Transaction, seal: Seal, person: Person, organisation: str, now: datetime) -> Record | None:
    """Into the register: sent in at once, or a draft that waits for who signs; whoever wrote it takes care of it."""
    found, one = opened(tx, seal, person.id, organisation), organisations.find(tx, organisation)
    if found is None or one is None or one.standing is not Standing.ACTIVE or not found[1].what:
        return None
    if not exercise(tx, person, Act.COMMIT, one.matter, one.scope.code, now):
        return None
    new = record(found[1], organisation, person.reads, now)
    before = commitments.find(tx, new.id)
    signs = Verification.SUBMITTED in moves(Verification.DRAFT, hand(person, organisation), one.signed)
    done = _merged(new, before) if before else new
    if signs:
        done = done.moved(Verification.SUBMITTED, now)
    elif before and before.verification is not Verification.DRAFT:
        return None  # what is public already is worded anew by who signs
    what = "worded" if before else "made"
    register.keep(tx, [done], [(done.id, Change(now, what, organisation=organisation))])
    bystanders.take(tx, done.id, person.id, now)
    pledges.drop(tx, person.id, organisation)
    return done


def _merged(new: Record, before: Record) -> Record:
    """A new wording leaves alone what others have done since."""
    wordings = {**before.wordings, new.language: new.main}
    return replace(
        new,
        kind=before.kind,
        wordings=wordings,
        holders=before.holders,
        verification=before.verification,
        created=before.created,
        benchmarks=before.benchmarks,
        made=before.made,
        hidden=before.hidden,
    )


def signers(tx: Transaction, organisation: str) -> Iterable[Person]:
    return (one for one in people.members(tx, organisation) if one.has(Role.SIGNER, organisation))
