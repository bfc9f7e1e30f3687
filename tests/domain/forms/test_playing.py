"""Whatever form is played with whatever answers: it comes to an end, and loses or changes nothing by itself."""

import json
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.forms import inputs
from bot.domain.forms.asking import Ask
from bot.domain.forms.draft import Draft
from bot.domain.forms.filled import filled
from bot.domain.forms.fitting import unfit
from bot.domain.forms.inputs import Input
from bot.domain.forms.model import ATTACHING, Kind, Question
from bot.domain.forms.step import resume, step
from tests.domain.forms.filling import Filling
from tests.domain.forms.surveys import surveys
from tests.forms.author import Author

TYPED = {
    Kind.INTEGER: ["7", "5", "٤٢", "many", "1.5"], Kind.DECIMAL: ["2,5", "3", "1.500"], Kind.TEXT: ["words", " ", "5"],
    Kind.BARCODE: ["400638"], Kind.DATE: ["2027-03-05", "3/4/2027", "31/2/2027"], Kind.TIME: ["14:30", "25:00"],
    Kind.DATETIME: ["2027-03-05 9:30", "soon"], Kind.RANGE: ["5", "11"], Kind.ACKNOWLEDGE: ["ok"],
    Kind.GEOPOINT: ["27.7 85.3", "far"], Kind.SELECT_ONE: ["1", "Plum", "9"],
    Kind.SELECT_MULTIPLE: ["1, 2", "Fig", "1 1"],
    Kind.RANK: ["3, 1, 2", "1"],
}  # fmt: skip
MOVES: list[Input] = [inputs.Back(), inputs.Skip(), inputs.Onward(), inputs.GoTo("nowhere"), inputs.Meant("?")]
MOST_STEPS = 120


def answers(ask: Ask) -> st.SearchStrategy[Input]:
    if ask.more:
        return st.sampled_from([inputs.More(True), inputs.More(False), inputs.More(False)])
    kind = ask.item.kind if isinstance(ask.item, Question) else Kind.NOTE
    if ask.passive:
        return st.just(inputs.Onward())
    if kind in ATTACHING:
        return st.just(inputs.Attached(kind.value, "file-1"))
    return st.sampled_from(TYPED[kind]).map(inputs.Typed)


def done(filling: Filling) -> bool:
    return filling.now.ask is None


def stored(draft: Draft) -> Draft:
    """As a database gives it back."""
    kept = json.loads(json.dumps({**asdict(draft), "closed": sorted(draft.closed), "seen": sorted(draft.seen)}))
    return Draft(**{**kept, "closed": frozenset(kept["closed"]), "seen": frozenset(kept["seen"])})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(text=surveys(), data=st.data())
def test_any_form_is_played_to_its_end(text: str, data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        filling = Filling(Author(Path(folder)).writes(text))
    for _ in range(MOST_STEPS):
        if done(filling):
            break
        before, ask = filling.now.draft, filling.ask
        given_now = data.draw(st.one_of(answers(ask), answers(ask), answers(ask), st.sampled_from(MOVES)))
        assert step(filling.form, stored(before), given_now, filling.reader) == filling.does(given_now).now
        if filling.now.problem and filling.place == ask.place:
            assert (filling.now.draft.answers, filling.now.draft.seen) == (before.answers, before.seen)
        if not done(filling):
            again = resume(filling.form, stored(filling.now.draft), filling.reader)
            assert (again.draft, again.ask) == (filling.now.draft, filling.ask)
    made = filled(filling.form, filling.now.draft, filling.reader.now)
    assert not done(filling) or all(unfit(made, spot) is None for spot in made.stops())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(text=surveys())
def test_whoever_answers_what_is_asked_comes_to_the_end(text: str) -> None:
    """The first thing that each kind takes, and no more repetitions than there must be."""
    with TemporaryDirectory() as folder:
        filling = Filling(Author(Path(folder)).writes(text))
    for _ in range(10 * MOST_STEPS):
        if done(filling):
            return
        ask = filling.ask
        kind = ask.item.kind if isinstance(ask.item, Question) else Kind.NOTE
        if ask.more:
            filling.does(inputs.More(False))
        elif ask.passive:
            filling.does(inputs.Onward())
        elif kind in ATTACHING:
            filling.does(inputs.Attached(kind.value, "file-1"))
        elif kind is Kind.RANK:
            filling.does(inputs.Chosen(tuple(choice.name for choice in ask.choices)))
        else:
            filling.types(TYPED[kind][0] if len(ask.choices) != 1 else "1")
        assert filling.now.problem is None, filling.problem
    raise AssertionError("it has no end")
