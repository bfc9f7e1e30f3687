"""Repetitions are offered one by one or counted by an answer; one may be taken away again."""

from bot.domain.forms.inputs import GoTo, More, Remove
from tests.domain.forms.filling import Filling


def test_repetitions_are_offered_one_by_one(author):
    form = author.writes(
        "| survey |\n| | type | name | label | calculation |\n| | begin_repeat | visit | Visit | |\n"
        "| | calculate | number | | position(..) |\n| | text | where | Where on visit ${number}? | |\n"
        "| | end_repeat | | | |\n| | calculate | all | | join(', ', ${where}) |\n"
        "| | calculate | first | | indexed-repeat(${where}, ${visit}, 1) |\n"
    )
    filling = Filling(form)
    assert (filling.place, filling.ask.more) == ("visit[1]", 1)
    filling.is_refused("perhaps", "yes_or_no")
    filling.does(More(True))
    assert (filling.ask.label, filling.ask.above) == ("Where on visit 1?", ("Visit 1",))
    filling.types("Abo").does(More(True)).types("Bel").does(More(False))
    assert filling.now.ask is None
    assert filling.answers["all"] == "Abo, Bel"
    filling.does(GoTo("visit[3]")).does(More(True)).types("Cor").does(More(False))
    filling.does(Remove("visit[1]"))
    assert filling.now.ask is None
    assert filling.answers == {
        "visit[1]/number": "1", "visit[1]/where": "Bel", "visit[2]/number": "2", "visit[2]/where": "Cor",
        "all": "Bel, Cor", "first": "Bel",
    }  # fmt: skip
    assert filling.does(Remove("visit[9]")).problem.code == "nowhere"


def test_repetitions_that_an_answer_counts(author):
    form = author.asks(
        "integer | people | How many? | ", "begin_repeat | person | Person | ${people}", "text | name | Name? | ",
        "end_repeat | | | ",
        head="type | name | label | repeat_count",
    )  # fmt: skip
    filling = Filling(form).types("2", "Ana", "Bo")
    assert filling.now.ask is None
    filling.does(GoTo("people")).types("3")
    assert filling.place == "person[3]/name"
    filling.does(GoTo("people")).types("1")
    assert filling.now.ask is None
    assert filling.answers == {"people": "1", "person[1]/name": "Ana"}


def test_repetitions_within_repetitions(author):
    form = author.asks(
        "begin_repeat | house | House", "begin_repeat | child | Child", "text | first | Name?", "end_repeat | | ",
        "end_repeat | | ",
    )  # fmt: skip
    filling = Filling(form)
    for name in ("Io", "Ka"):
        filling.does(More(True)).does(More(True)).types(name).does(More(False))
    filling.does(More(False))
    assert filling.answers == {"house[1]/child[1]/first": "Io", "house[2]/child[1]/first": "Ka"}
    assert filling.does(Remove("house[1]")).answers == {"house[1]/child[1]/first": "Ka"}
