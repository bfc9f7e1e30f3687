"""What came of a file, in words: its columns, what is new, what is doubtful, what is rejected."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from bot.i18n import Translator
from bot.services import importing
from bot.services.importing import Done, Newcomer, Plan
from bot.storage.refusals import told
from bot.views.importing import FIELDS, HEADS, REASONS

SHOWN = 10
CERTAINTIES = {1: "guessed from the cells", 2: "guessed", 3: "by its header", 4: "certain"}
ENGLISH = Translator("en")


def show(plan: Plan, news: Sequence[Newcomer]) -> None:
    print(f"{plan.read} rows, read as {plan.encoding}; source: {plan.source}.")
    for header, guess in zip(plan.headers, plan.columns, strict=False):
        if guess:
            language = f" ({guess.language})" if guess.language else ""
            print(f"  {header or '(no header)'}: {FIELDS[guess.field]}{language}, {CERTAINTIES[guess.certainty]}")
    left = [header for header, guess in zip(plan.headers, plan.columns, strict=False) if header and not guess]
    if left:
        print(f"  not stored: {', '.join(left)}")
    several = ", ".join(f"{n} in {count} language{'s' * (count > 1)}" for count, n in sorted(plan.languages.items()))
    print(f"{len(plan.drafts)} commitments: {several or 'none'}.")
    print(f"Due: {', '.join(f'{n} {precision}' for precision, n in plan.dues.most_common()) or 'nothing'}.")
    _organisations(news)
    _listed("No item of a framework, so left out:", (f"{text} ({n} rows)" for text, n in plan.unmatched.items()))
    doubts = (f"{one.source_id}: {', '.join(one.doubts)}" for one in plan.doubts)
    _listed("Languages that contradict one another:", doubts)
    reasons = Counter(one.reason for one in plan.rejected)
    _listed("Rejected:", (f"{n}: {REASONS[reason]}" for reason, n in reasons.most_common()))


def _organisations(news: Sequence[Newcomer]) -> None:
    print(f"{len(news)} organisations are listed anew.")
    alike = (f"{one.name}: {', '.join(one.like)}" for one in news if one.like)
    _listed("Look-alikes, which may be one organisation:", alike)


def _listed(title: str, lines: Iterable[str]) -> None:
    found = list(lines)
    if found:
        print(title)
        for line in found[:SHOWN]:
            print(f"  {line}")
        if len(found) > SHOWN:
            print(f"  and {len(found) - SHOWN} more")


def hand_back(file: Path, plan: Plan) -> None:
    """The rejected rows beside the file, as they were, each with its reason."""
    if not plan.rejected:
        return
    target = file.with_name(f"{file.stem}.rejected.csv")
    line, why = (str(ENGLISH(head)) for head in HEADS)
    with told(target):
        target.write_bytes(importing.rejects(plan.headers, (line, why), plan.rejected, lambda one: REASONS[one]))
    print(f"The rejected rows are in {target}, each with its reason.")


def end(plan: Plan, done: Done, said: str = "") -> None:
    """The last line counts; rows are read and rejected, commitments are stored or unchanged."""
    print(f"{said}read {plan.read}, stored {done.stored}, unchanged {done.unchanged}, rejected {len(plan.rejected)}")
