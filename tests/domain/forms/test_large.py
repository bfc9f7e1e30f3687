"""A large form costs a step no more than a few passes over it, however far one is."""

from datetime import UTC, datetime

import pytest

from bot.domain.forms import inputs
from bot.domain.forms.filled import Filled, Spot
from bot.domain.forms.step import Reader, begin, step
from tests.forms.author import Author

COUNT = 300
PASSES = 12  # over every condition of the form: three times filled, settled twice each, and what is told of it
NOW = datetime(2026, 5, 4, tzinfo=UTC)


def test_a_step_looks_at_every_condition_a_few_times_only(author: Author, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = [0]
    holds = Filled.holds

    def counted(made: Filled, spot: Spot, column: str) -> bool:
        looked[0] += 1
        return holds(made, spot, column)

    monkeypatch.setattr(Filled, "holds", counted)
    rows = [f"integer | q{n} | Q{n}? | {f'${{q{n - 1}}} != 9' if n > 1 else ''} | . >= 0" for n in range(1, COUNT + 1)]
    form = author.asks(*rows, head="type | name | label | relevant | constraint")
    reader, most = Reader(NOW, "en"), 0
    now = begin(form, reader)
    while now.ask:
        looked[0] = 0
        now = step(form, now.draft, inputs.Typed("7"), reader)
        most = max(most, looked[0])
    assert len(now.draft.answers) == COUNT
    assert most < PASSES * COUNT
