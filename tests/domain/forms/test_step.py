"""A form is filled in step by step: what is asked next, what is not taken and why, and nothing is lost."""

import pytest

from bot.domain.forms.draft import END
from bot.domain.forms.inputs import (
    Attached,
    Back,
    Both,
    Chosen,
    GoTo,
    Located,
    Meant,
    More,
    Onward,
    Skip,
    Typed,
)
from bot.domain.forms.reading import Habits
from bot.forms import load
from tests.domain.forms.filling import Filling
from tests.forms.author import EXAMPLES


@pytest.fixture
def wells() -> Filling:
    return Filling(load(EXAMPLES / "wells.md"))


def test_from_the_first_question_to_the_last(wells):
    assert (wells.place, wells.ask.number, wells.ask.total) == ("progress", 1, 4)
    assert wells.ask.labels == ("No change", "Progress", "Done")
    wells.types("2", "12", "North, South", "1 500", "All is well.")
    assert (wells.ask.label, wells.ask.passive) == ("Thank you.", True)
    wells.does(Onward())
    assert wells.now.ask is None
    assert wells.now.draft.at == END
    assert wells.answers == {
        "progress": "some", "wells": "12", "regions": "north south", "cost": "1500", "story": "All is well.",
    }  # fmt: skip


def test_only_what_is_relevant_is_asked(wells):
    wells.types("No change")
    assert (wells.place, wells.ask.number, wells.ask.total) == ("story", 2, 3)
    assert "wells" not in wells.answers


def test_an_answer_that_is_not_relevant_any_more_is_kept_but_not_sent(wells):
    wells.types("2", "12").does(GoTo("progress")).types("No change")
    assert "wells" not in wells.answers
    wells.does(GoTo("progress")).types("Done")
    assert wells.answers["wells"] == "12"


def test_a_label_names_answers_in_the_readers_language(wells):
    wells.types("Progress", "12").does(Skip())
    assert wells.ask.label == "Cost of the 12 wells?"
    wells.comes_back("fr")
    assert (wells.place, wells.ask.label) == ("cost", "Coût des 12 puits ?")
    wells.comes_back("ru")
    assert wells.ask.label == "Cost of the 12 wells?"


@pytest.mark.parametrize("typed", ["2", "٢", "Progress", "progress", "PROGRESS", "some", "2."])
def test_a_choice_is_made_by_number_label_or_name(wells, typed):
    assert wells.types(typed).answers == {"progress": "some"}


@pytest.mark.parametrize("typed", ["1, 3", "1 3", "North and more", "north south"])
def test_several_choices_are_typed(wells, typed):
    wells.types("2", "1")
    if "and" in typed:
        wells.is_refused(typed, "no_choice", given="and")
    else:
        assert wells.types(typed).answers["regions"] in ("north other", "north south")


def test_something_else_is_asked_for_what(wells):
    wells.types("2", "1").does(Chosen(("north", "other")))
    assert wells.place == "regions_other"
    assert wells.types("The islands").answers["regions_other"] == "The islands"


def test_what_does_not_fit_is_refused_and_nothing_is_lost(wells):
    wells.is_refused("  \u200b ", "empty")
    wells.is_refused("4", "no_choice", given="4")
    wells.types("2")
    wells.is_refused("twelve", "no_whole_number")
    wells.is_refused("10-15", "no_whole_number")
    wells.is_refused("1.5", "no_whole_number")
    wells.is_refused("-5", "constraint", message="Not below 0.")
    wells.is_refused("1" + "0" * 15, "too_large", most=10**15)
    wells.does(Skip())
    assert wells.problem.code == "required"
    wells.types("3").does(Skip()).does(Skip())
    wells.is_refused("x" * 3001, "too_long", length=3001, most=3000)
    wells.does(Attached("image", "abc"))
    assert wells.problem.code == "no_file_here"
    wells.does(Located(1, 2))
    assert wells.problem.code == "no_place_here"
    wells.does(More(True))
    assert wells.problem.code == "nothing_asked"
    wells.does(GoTo("nowhere"))
    assert wells.problem.code == "nowhere"


def test_two_readings_are_asked_about(wells):
    wells.types("2", "3").does(Skip()).is_refused("1.500", "doubt", options=("1.5", "1500"))
    assert wells.does(Meant("1500")).answers["cost"] == "1500"


def test_one_reading_that_fits_is_enough(wells):
    """1.5 wells there are none."""
    assert wells.types("2", "1.500").answers["wells"] == "1500"


def test_a_comma_means_what_it_means_to_the_reader(wells):
    french = Filling(wells.form, "fr", Habits(",", "\u202f"))
    french.types("2", "3").does(Skip()).is_refused("1,500", "doubt", options=("1.5", "1500"))
    assert french.types("1,5").answers["cost"] == "1.5"


def test_two_answers_in_one_are_confirmed_once(author):
    filling = Filling(author.asks("integer | wells | How many?", "text | story | What happened?"))
    filling.is_refused("2 340 wells repaired", "two_in_one", value="2340", next="wells repaired", place="story")
    filling.does(Both("2340", "wells repaired"))
    assert filling.now.ask is None
    assert filling.answers == {"wells": "2340", "story": "wells repaired"}


def test_back_and_forth(wells):
    assert wells.does(Back()).problem.code == "first"
    wells.types("2", "12").does(Back())
    assert (wells.place, wells.ask.value) == ("wells", "12")
    wells.does(Back()).does(Onward())
    assert wells.place == "regions"


def test_any_answer_can_be_changed_at_the_end(wells):
    wells.types("1", "Nothing.").does(Onward())
    assert wells.now.ask is None
    wells.does(Typed("hello"))
    assert wells.problem.code == "nothing_asked"
    wells.does(GoTo("progress")).types("Done")
    assert wells.place == "wells"
    wells.types("7").does(Skip()).does(Skip())
    assert wells.now.ask is None
    assert wells.answers == {"progress": "done", "wells": "7", "story": "Nothing."}


def test_an_answer_that_does_not_hold_any_more_is_asked_again(author):
    filling = Filling(
        author.asks(
            "integer | most | At most? | | ",
            "integer | now | Now? | . <= ${most} | More than ${most}.",
            head="type | name | label | constraint | constraint_message",
        )
    )
    filling.types("10", "8").does(GoTo("most")).types("5")
    assert (filling.place, filling.problem.code, filling.problem.details["message"]) == (
        "now",
        "constraint",
        "More than 5.",
    )
    assert filling.types("5").now.ask is None


def test_choices_follow_other_answers(author):
    form = author.writes(
        "| survey |\n| | type | name | label | choice_filter | calculation |\n"
        "| | select_one area | area | Where? | | |\n| | select_multiple town | town | Which? | area = ${area} | |\n"
        "| | calculate | said | | | jr:choice-name(${area}, '${area}') |\n"
        "| choices |\n| | list_name | name | label | area |\n"
        "| | area | n | North | |\n| | area | s | South | |\n"
        "| | town | a | Abo | n |\n| | town | b | Bel | n |\n| | town | c | Cor | s |\n"
    )  # fmt: skip
    filling = Filling(form).types("North")
    assert filling.ask.labels == ("Abo", "Bel")
    filling.is_refused("Cor", "no_choice", given="Cor")
    filling.types("1, 2").does(GoTo("area")).types("South")
    assert (filling.place, filling.ask.value, filling.ask.labels) == ("town", "", ("Cor",))
    assert filling.types("Cor").answers == {"area": "s", "town": "c", "said": "South"}


def test_defaults_calculations_and_what_is_only_shown(author):
    form = author.asks(
        "integer | a | A? | 5 | | ",
        "date | day | When? | today() | | ",
        "calculate | twice | | | ${a} * 2 | ",
        "integer | shown | Twice is | | ${twice} | yes",
        "hidden | kept | | secret | | ",
        "calculate | lot | | | once(random()) | ",
        head="type | name | label | default | calculation | read_only",
    )
    filling = Filling(form)
    assert (filling.ask.value, filling.does(Onward()).ask.value) == ("5", "2027-03-01")
    filling.does(Onward())
    assert (filling.place, filling.ask.value, filling.ask.passive) == ("shown", "10", True)
    filling.is_refused("3", "nothing_asked")
    lot = filling.answers["lot"]
    filling.does(GoTo("a")).types("6")
    assert filling.does(Onward()).now.ask is None
    assert filling.answers == {
        "a": "6", "day": "2027-03-01", "twice": "12", "shown": "12", "kept": "secret", "lot": lot,
    }  # fmt: skip


def test_an_answer_taken_back_is_not_filled_in_again(author):
    filling = Filling(author.asks("text | a | A? | x", "text | b | B? | ", head="type | name | label | default"))
    filling.does(Skip()).types("b")
    assert filling.answers == {"b": "b"}


def test_an_order_left_to_chance_stays_in_a_draft(author):
    form = author.asks("select_one yes_no | a | A? | randomize=true", head="type | name | label | parameters")
    orders = {tuple(choice.name for choice in Filling(form, seed=seed).ask.choices) for seed in range(20)}
    assert orders == {("yes", "no"), ("no", "yes")}
    filling = Filling(form, seed=3)
    assert filling.comes_back().ask.choices == Filling(form, seed=3).ask.choices


def test_whoever_stands_where_nothing_is_asked_any_more_goes_on(wells):
    wells.types("2", "12").does(GoTo("progress")).types("No change")
    assert wells.does(GoTo("wells")).problem.code == "nowhere"
    assert wells.comes_back().place == "story"
