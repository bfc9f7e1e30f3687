"""An author tries a form at a shell: it is played line by line, or only checked."""

import builtins
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "forms" / "examples"
WELLS = EXAMPLES / "wells.md"


@pytest.fixture
def shell(operator, monkeypatch):
    """Types a command, and then these lines into it."""

    def types(command, *lines):
        waiting = list(lines)

        def line(prompt=""):
            if not waiting:
                raise EOFError
            sys.stdout.write(f"{prompt}\n")
            return waiting.pop(0)

        monkeypatch.setattr(builtins, "input", line)
        operator.code = operator.types(command)
        return operator

    return types


def test_a_form_is_played_to_its_end(shell):
    played = shell(f"try {WELLS}", "2", "12", "North, 3", "The islands", "1.500", "1", "All is well.", "")
    assert played.code == 0
    assert "1 of 4\nHow far is it? (a number or a name)\n   1. No change\n   2. Progress\n   3. Done" in played.said
    assert "Which one is meant? 1: 1.5, 2: 1500" in played.said
    assert played.said.endswith(
        "All is answered:\n  progress = some\n  wells = 12\n  regions = north other\n  regions_other = The islands\n"
        "  cost = 1.5\n  story = All is well.\n"
    )


def test_in_another_language(shell):
    played = shell(f"try {WELLS} --language fr", "Terminé")
    assert "1. Aucun changement" in played.said
    assert "Combien de puits ?" in played.said


def test_what_is_wrong_is_said_and_asked_again(shell):
    played = shell(f"try {WELLS}", "Progress", "twelve", "-1", "/skip", "/back", "3")
    assert "Type one whole number, such as 12." in played.said
    assert "This answer is not accepted. Not below 0." in played.said
    assert "This question needs an answer." in played.said
    assert played.said.count("How far is it?") == 2


def test_leaving_says_that_it_is_not_finished(shell):
    for lines in (["2", "/leave"], ["2"]):
        played = shell(f"try {WELLS}", *lines)
        assert played.code == 1
        assert played.said.endswith("The form is not finished.\n")


def test_a_form_that_is_right_passes_the_check(operator):
    assert operator.types(f"try {WELLS} --check") == 0
    assert operator.said == "wells.md: right; 7 questions in en, fr.\n"


def test_a_form_that_is_refused_is_told_whole(operator):
    (operator.folder / "form.md").write_text("| survey |\n| | type | name | constrant |\n| | txt | a | |\n")
    for command in ("try form.md --check", "try form.md"):
        assert operator.types(command) == 1
        assert operator.said == (
            "form.md: survey, line 2: the column 'constrant' is not known; is it constraint?\n"
            "form.md: survey, line 3: the type 'txt' is not known; is it text?\n"
            "2 to put right.\n"
        )


def test_a_file_that_is_not_there_is_told(operator):
    assert operator.types("try nothing.md --check") == 1
    assert "nothing.md: file, line 1: cannot be read" in operator.said


def test_repetitions_and_two_answers_in_one(shell, operator):
    (operator.folder / "form.md").write_text(
        "| survey |\n| | type | name | label |\n| | begin_repeat | visit | Visit |\n| | integer | wells | How many? |\n"
        "| | text | story | What happened? |\n| | end_repeat | | |\n| | image | photo | A photo? |\n"
    )
    played = shell("try form.md", "y", "2 wells repaired", "y", "n", "wells.jpg")
    assert played.code == 0
    assert "Visit 1: is there one? y or n" in played.said
    assert "2, and for the next question 'wells repaired'? y or n" in played.said
    assert "visit[1]/wells = 2\n  visit[1]/story = wells repaired\n  photo = wells.jpg" in played.said
