"""The mutants: what each takes away from the code, and which tests are asked."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """A piece of text, which stands exactly once in the file, and what replaces it."""

    file: str
    old: str
    new: str


@dataclass(frozen=True)
class Mutant:
    name: str
    changes: tuple[Change, ...]
    tests: tuple[str, ...]


def mutant(name: str, *changes: tuple[str, str, str], tests: str) -> Mutant:
    return Mutant(name, tuple(Change(*each) for each in changes), tuple(f"tests/{each}" for each in tests.split()))


MUTANTS = (
    mutant(
        "the digest's unique key is dropped",
        (
            "bot/storage/migrations/0001_first.py",
            '        sa.UniqueConstraint("digest"),\n',
            "",
        ),
        ("bot/storage/inbox.py", '    .on_conflict_do_nothing(index_elements=["digest"])\n', ""),
        tests="pipeline/test_inbox.py pipeline/test_replay.py",
    ),
    mutant(
        "repeats are not looked for",
        (
            "bot/pipeline/inbox.py",
            'return self._seal.digest(json.dumps(identity(raw)).encode(), "update")',
            'return self._seal.digest(self._seal.close(b""), "update")',
        ),
        tests="pipeline/test_inbox.py pipeline/test_replay.py",
    ),
    mutant(
        "the lock is removed",
        (
            "bot/storage/lock.py",
            "            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)\n",
            "            pass\n",
        ),
        tests="storage/test_lock.py commands/test_run.py",
    ),
    mutant(
        "confirmed before it is kept",
        (
            "bot/pipeline/poller.py",
            "        await self._inbox.receive(updates)\n",
            '        self._offset = updates[-1]["update_id"] + 1 if updates else self._offset\n'
            "        await self._inbox.receive(updates)\n",
        ),
        tests="pipeline/test_poller.py",
    ),
    mutant(
        "handed on before it is on disk",
        ("bot/storage/engine.py", '            raw.execute("COMMIT")\n', '            raw.execute("ROLLBACK")\n'),
        tests="storage/test_engine.py pipeline/test_inbox.py",
    ),
    mutant(
        "order within a chat is dropped",
        ("bot/pipeline/worker.py", "self._through(queue.popleft())", "self._through(queue.pop())"),
        tests="pipeline/test_worker.py",
    ),
    mutant(
        "an effect is claimed without its condition",
        (
            "bot/storage/outbox.py",
            'outbox.c.lane == bindparam("wanted"), outbox.c.state == OWED, outbox.c.due',
            'outbox.c.lane == bindparam("wanted"), outbox.c.due',
        ),
        ("bot/storage/outbox.py", "outbox.c.id.in_(NEXT), outbox.c.state == OWED)", "outbox.c.id.in_(NEXT))"),
        tests="kills/test_claims.py",
    ),
    mutant(
        "what was in flight is not taken up again",
        ("bot/pipeline/machine.py", "        await self._store.write(outbox.resume)\n", ""),
        tests="pipeline/test_outbox.py",
    ),
    mutant(
        "what waits in the inbox is not taken up again",
        ("bot/pipeline/machine.py", "        await self.inbox.recover()\n", ""),
        tests="pipeline/test_worker.py pipeline/test_inbox.py",
    ),
    mutant(
        "the sealed body stays when its work is done",
        (
            "bot/storage/inbox.py",
            "DONE, chat=0, body=None, reason=None)\nTRIED",
            "DONE)\nTRIED",
        ),
        tests="pipeline/test_inbox.py test_nothing_readable.py storage/test_inbox.py",
    ),
    mutant(
        "retry_after is ignored",
        ("bot/pipeline/outbox.py", "        self._pace.pause(clock.monotonic() + seconds)\n", ""),
        ("bot/pipeline/outbox.py", "ahead(wait.seconds))]", "clock.now())]"),
        tests="pipeline/test_outbox.py",
    ),
    mutant(
        "the oldest screen wins",
        (
            "bot/pipeline/preparing.py",
            "for one in claimed if one.owed.effect is Effect.SCREEN}",
            "for one in reversed(claimed) if one.owed.effect is Effect.SCREEN}",
        ),
        tests="pipeline/test_preparing.py pipeline/test_outbox.py",
    ),
    mutant(
        "a late screen changes a message scrolled away",
        ("bot/pipeline/preparing.py", "if owed.edits is None or now - owed.acted <= FRESH:", "if True:"),
        tests="pipeline/test_preparing.py pipeline/test_outbox.py",
    ),
    mutant(
        "reminders know no measure",
        (
            "bot/domain/nudges.py",
            "    return When(moment, zone).day(moment) in before or len(before) >= A_WEEK\n",
            "    return False\n",
        ),
        tests="services/test_nudging.py",
    ),
    mutant(
        "a reminder says what was owed when it was planned",
        ("bot/services/nudging.py", "        return NUDGE if found else None\n", "        return NUDGE\n"),
        tests="services/test_nudging.py handlers/report/test_nudges.py",
    ),
    mutant(
        "quiet hours are not kept",
        ("bot/domain/hours.py", "    if not inside:\n", "    if True:\n"),
        tests="domain/test_nudges.py handlers/report/test_nudges.py",
    ),
    mutant(
        "every conversation admits everybody",
        ("bot/pipeline/conversation.py", "return not self.roles or bool(self.roles & person.roles)", "return True"),
        tests="handlers/test_desk.py pipeline/test_switchboard.py",
    ),
)
