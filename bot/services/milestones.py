"""Organisers make milestones, change, move and cancel them; whoever follows the process hears what moved, once."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.content import Content
from bot.domain.authority import Act
from bot.domain.calendar import past
from bot.domain.effects import Lane, Owed
from bot.domain.hours import waking
from bot.domain.milestones import Milestone, Sketch
from bot.domain.people import Person, Reach, Role
from bot.domain.screens import Screen
from bot.seal import Seal
from bot.services.authority import allows, exercise
from bot.storage import milestones, outbox
from bot.storage.engine import Transaction
from bot.storage.milestones import Telling

CONTEXT = b"milestone"
SLICE = 500  # who hear of a change in one unit


def opened(tx: Transaction, seal: Seal, person: Person) -> Sketch | None:
    """What they have begun to write."""
    body = milestones.sketch(tx, person.id)
    return Sketch.read(json.loads(seal.open(body, CONTEXT))) if body else None


def keep(tx: Transaction, seal: Seal, person: Person, sketch: Sketch, now: datetime) -> None:
    milestones.keep_sketch(tx, person.id, seal.close(json.dumps(sketch.body()).encode(), CONTEXT), now)


def drop(tx: Transaction, person: Person) -> None:
    milestones.drop_sketch(tx, person.id)


def matters(person: Person) -> Iterator[tuple[str, str]]:
    """Processes, and countries within them, in which somebody organises; an empty word is all of them."""
    for grant in person.grants:
        if grant.role is Role.ADMIN or (grant.role is Role.ORGANISER and grant.scope.reach is Reach.EVERYWHERE):
            yield "", ""
        elif grant.role is Role.ORGANISER and grant.scope.reach is Reach.PROCESS:
            yield grant.scope.value, ""
        elif grant.role is Role.ORGANISER and grant.scope.reach is Reach.COUNTRY:
            yield "", grant.scope.value


def processes(content: Content, person: Person) -> list[str]:
    """Those in which they may make one."""
    reach = {process for process, _ in matters(person)}
    return [id for id in content.processes if id in reach or "" in reach]


def countries(person: Person, process: str) -> list[str]:
    """Those for which they may make one in it; the empty word is no country in particular."""
    return sorted({country for reach, country in matters(person) if reach in ("", process)})


def may(tx: Transaction, by: Person, act: Act, one: Milestone) -> bool:
    return allows(tx, by, act, one.matter)


def made_here(tx: Transaction, by: Person) -> list[Milestone]:
    """Those that this organiser answers for, the newest first."""
    return [one for one in reversed(milestones.everything(tx)) if may(tx, by, Act.CHANGE_MILESTONE, one)]


def send(tx: Transaction, seal: Seal, by: Person, now: datetime) -> Milestone | None:
    """What was written becomes a milestone, or a change to one; what is not theirs to change stays as it was."""
    sketch = opened(tx, seal, by)
    if sketch is None or not sketch.whole:
        return None
    before = milestones.find(tx, sketch.changes) if sketch.changes else None
    if sketch.changes and (before is None or before.cancelled):
        return None
    one = made(sketch, before, now)
    if before and one == replace(before, updated=now):
        drop(tx, by)
        return before
    if not _on_record(tx, by, before, one, now):
        return None
    after = replace(one, revision=before.revision + 1) if before else one
    milestones.put(tx, after)
    milestones.drop_sketch(tx, by.id)
    if before and before.when != after.when:
        _tell(tx, before, after, now)
    return after


def made(sketch: Sketch, before: Milestone | None, now: datetime) -> Milestone:
    return Milestone(
        id=before.id if before else milestones.fresh_id(),
        process=sketch.process,
        language=sketch.language,
        titles=dict(sketch.titles),
        said=sketch.said,
        said_in=sketch.said_in,
        when=sketch.when,
        audience=sketch.audience,
        source=sketch.source,
        created=before.created if before else now,
        updated=now,
        country=sketch.country or None,
        revision=before.revision if before else 0,
    )


def _on_record(tx: Transaction, by: Person, before: Milestone | None, after: Milestone, now: datetime) -> bool:
    """Whoever takes it elsewhere needs to be allowed in both places."""
    if before is None:
        return exercise(tx, by, Act.MAKE_MILESTONE, after.matter, _subject(after), now)
    if not may(tx, by, Act.CHANGE_MILESTONE, before):
        return False
    moved = " moved" if before.when != after.when else ""
    return exercise(tx, by, Act.CHANGE_MILESTONE, after.matter, _subject(after) + moved, now)


def _subject(one: Milestone) -> str:
    return f"{one.id} process:{one.process}" + (f" country:{one.country}" if one.country else "")


def cancel(tx: Transaction, by: Person, id: str, now: datetime) -> bool:
    """It stays where it was noted, and says that it does not take place."""
    one = milestones.find(tx, id)
    if one is None or one.cancelled:
        return False
    if not exercise(tx, by, Act.CANCEL_MILESTONE, one.matter, _subject(one), now):
        return False
    after = replace(one, cancelled=True, revision=one.revision + 1, updated=now)
    milestones.put(tx, after)
    _tell(tx, one, after, now)
    return True


def _tell(tx: Transaction, before: Milestone, after: Milestone, now: datetime) -> None:
    """Of what is over before and after nobody needs to hear."""
    if not (past(before.when, now.date()) and past(after.when, now.date())):
        milestones.tell(tx, after, before.when.body(), now)


def tell_some(tx: Transaction, now: datetime) -> bool:
    """The next slice of those who are to hear of a change; False when nobody is left."""
    telling = milestones.untold(tx)
    if telling is None:
        return False
    one = milestones.find(tx, telling.milestone)
    found = milestones.hearers(tx, one.process, telling, SLICE) if one else []
    waiting = outbox.unsent(tx, f"milestone:{telling.milestone}:") if found else set()
    for hearer in found:
        if hearer.id in waiting:  # what they are still to read says where it stood for them, and where it is by then
            continue
        due = waking(now, hearer.zone, (hearer.quiet_from, hearer.quiet_until))
        outbox.add(tx, _owed(telling, hearer.id, hearer.telegram, now, due))
    last = found[-1].id if found else telling.told
    milestones.told(tx, telling, last, done=len(found) < SLICE)
    return True


def _owed(telling: Telling, person: str, chat: int, now: datetime, due: datetime) -> Owed:
    """Ids, days and codes: the words are looked up when it is sent."""
    screen = Screen("milestones.moved", {"id": telling.milestone, "before": dict(telling.before)})
    key = f"milestone:{telling.milestone}:{telling.revision}:{person}"
    return Owed(key, chat, person, screen, now, lane=Lane.BULK, due=due)
