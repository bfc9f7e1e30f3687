"""A form is read whole, the same from every kind of file, or refused with sheet, row and reason."""

import subprocess
import sys

import pytest

from bot.domain.forms.model import Answer, Group, Kind, Question, Repeat, Span
from tests.forms.author import Author

HEAD = "type | name | label"
# the head, the rows, which of them is wrong (1 is the first; 0 the head), and why
REFUSED: dict[str, tuple[str, list[str], int, str]] = {
    "an unknown function": (
        f"{HEAD} | relevant", ["integer | a | A | ", "integer | b | B | frobnicate(1)"], 2,
        "relevant: the function frobnicate() is not known or not supported (character 1)",
    ),
    "a broken expression": (
        f"{HEAD} | constraint", ["integer | a | A | ${a} = ("], 1,
        "constraint: the expression ends, where a value is expected (character 9)",
    ),
    "a misspelt column": (f"{HEAD} | constrant", ["integer | a | A | . > 0"], 0, "is it constraint?"),
    "an unknown column": (f"{HEAD} | colour", ["integer | a | A | red"], 0, "the column 'colour' is not known"),
    "a column twice": (f"{HEAD} | caption", ["integer | a | A | B"], 0, "means the same as another one"),
    "a refused column": (f"{HEAD} | media::image", ["note | a | A | x.png"], 0, "media in questions"),
    "a language without a code": (f"{HEAD} | label::Klingon", ["note | a | A | B"], 0, "needs its code"),
    "a misspelt type": (HEAD, ["txt | a | A"], 1, "the type 'txt' is not known; is it text?"),
    "an unknown type": (HEAD, ["hologram | a | A"], 1, "the type 'hologram' is not known"),
    "a refused type": (HEAD, ["geotrace | a | A"], 1, "the type 'geotrace' is not supported"),
    "metadata about people": (HEAD, ["deviceid | a | A"], 1, "the type 'deviceid' is not supported"),
    "a list from a file": (HEAD, ["select_one_from_file a.csv | a | A"], 1, "is not supported"),
    "no type": (HEAD, [" | a | A"], 1, "type is missing"),
    "no name": (HEAD, ["text | | A"], 1, "name is missing"),
    "no label": (HEAD, ["text | a | "], 1, "label is missing"),
    "a bad name": (HEAD, ["text | 1st thing | A"], 1, "the name '1st thing' begins with a letter"),
    "a name twice": (HEAD, ["text | a | A", "integer | a | B"], 2, "the name 'a' is already taken beside it"),
    "a name or_other needs": (
        HEAD, ["select_one yes_no or_other | a | A", "text | a_other | B"], 2, "the name 'a_other' is already taken",
    ),
    "no such list": (HEAD, ["select_one colours | a | A"], 1, "there is no list 'colours' in choices"),
    "no list at all": (HEAD, ["select_one | a | A"], 1, "needs the name of a list"),
    "no such reference": (
        f"{HEAD} | relevant", ["integer | age | A | ", "text | b | B | ${agee} > 1"], 2, "is it ${age}?",
    ),
    "no such reference in a label": (HEAD, ["text | a | Hello, ${nobody}."], 1, "there is no ${nobody}"),
    "a broken reference in a label": (HEAD, ["text | a | Hello, ${no body}."], 1, "is no reference such as"),
    "the name of several": (
        f"{HEAD} | relevant",
        ["begin_group | g | G | ", "text | a | A | ", "end_group | | | ", "text | a | A | ", "text | b | B | ${a} = 1"],
        5, "relevant: ${a} is the name of several",
    ),
    "a path that leads nowhere": (
        f"{HEAD} | relevant", ["text | a | A | ", "text | b | B | /data/c = 1"], 2, "nowhere at 'c' (character 7)",
    ),
    "a relative path that leads nowhere": (
        f"{HEAD} | relevant", ["text | a | A | ", "text | b | B | ../c = 1"], 2, "leads nowhere at 'c'",
    ),
    "a filter by no column": (
        f"{HEAD} | choice_filter", ["select_one yes_no | a | A | color = 'red'"], 1, "leads nowhere at 'color'",
    ),
    "a reference in quotes": (
        f"{HEAD} | relevant", ["text | a | A | ", "text | b | B | '${a}' = 1"], 2, "is a text, because it stands",
    ),
    "a name of a choice of no question": (
        f"{HEAD} | calculation", ["text | a | A | ", "calculate | b | | jr:choice-name(${a}, '${a}')"], 2,
        "needs a question with choices",
    ),
    "a bad pattern": (f"{HEAD} | constraint", ["text | a | A | regex(., '[')"], 1, "is no regular expression"),
    "a circle": (
        f"{HEAD} | calculation", ["calculate | a | | ${b} + 1", "calculate | b | | ${a} + 1"], 1,
        "goes in a circle: ${a} needs ${b} needs ${a}",
    ),
    "an answer that makes itself": (f"{HEAD} | calculation", ["calculate | a | | . + 1"], 1, "${a} needs ${a}"),
    "an answer of a relative path in a circle": (
        f"{HEAD} | calculation", ["calculate | a | | ../b", "calculate | b | | ../a"], 1, "goes in a circle",
    ),
    "once within": (f"{HEAD} | calculation", ["calculate | a | | 1 + once(2)"], 1, "once() stands alone"),
    "a group that hides what it goes by": (
        f"{HEAD} | relevant", ["begin_group | g | G | ${a} = 1", "text | a | A | ", "end_group | | | "], 1,
        "in a circle",
    ),
    "a group not ended": (HEAD, ["begin_group | g | G", "text | a | A"], 1, "this group is never ended"),
    "an end too many": (HEAD, ["text | a | A", "end_group | | "], 2, "no group is open here to be ended"),
    "crossed ends": (HEAD, ["begin_group | g | G", "text | a | A", "end_repeat | | ", "end_group | |"], 3, "no repeat"),
    "an empty group": (HEAD, ["begin_group | g | G", "end_group | | ", "text | a | A"], 1, "this group is empty"),
    "a calculation of nothing": (HEAD, ["calculate | a | "], 1, "calculation is missing"),
    "a calculation over an answer": (
        f"{HEAD} | calculation", ["integer | a | A | 1 + 1"], 1, "would overwrite what people answer",
    ),
    "a filter without choices": (f"{HEAD} | choice_filter", ["text | a | A | name = 1"], 1, "has no effect"),
    "a note that is required": (f"{HEAD} | required", ["note | a | A | yes"], 1, "required has no effect on the type"),
    "a message without a condition": (
        f"{HEAD} | constraint_message", ["text | a | A | No!"], 1, "has no effect without constraint",
    ),
    "an impossible default": (f"{HEAD} | default", ["integer | a | A | many"], 1, "default: 'many' is no answer"),
    "a default off the list": (f"{HEAD} | default", ["select_one yes_no | a | A | maybe"], 1, "default: 'maybe' is no"),
    "a look that is not supported": (f"{HEAD} | appearance", ["image | a | A | signature"], 1, "'signature' is not"),
    "a parameter that is not known": (
        f"{HEAD} | parameters", ["range | a | A | begin=1"], 1, "the parameter 'begin' is not supported for range",
    ),
    "a range upside down": (f"{HEAD} | parameters", ["range | a | A | start=5 end=1"], 1, "from less to more"),
    "or_other with a filter": (
        f"{HEAD} | choice_filter", ["select_one yes_no or_other | a | A | name != 'no'"], 1, "does not go together",
    ),
    "or_other beside a choice of that name": (
        HEAD, ["select_one kinds or_other | a | A"], 1, "or_other adds a choice 'other'",
    ),
    "a condition where a group ends": (
        f"{HEAD} | relevant", ["begin_group | g | G | ", "text | a | A | ", "end_group | | | 1"], 3, "no effect where",
    ),
    "a cell too many": (HEAD, ["text | a | A | and what?"], 1, "a cell stands under no column"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_wrong_is_told_with_its_line(author: Author, case: str) -> None:
    head, rows, wrong, reason = REFUSED[case]
    faults = author.is_told(lambda: author.asks(*rows, head=head, choices="| | kinds | other | Other |"))
    assert (faults[0].sheet, faults[0].row) == ("survey", 2 + wrong)
    assert reason in faults[0].reason
    assert len(faults) == 1


@pytest.mark.parametrize(
    ("choices", "line", "reason"),
    [
        ("| | yes_no | yes | Again |", 8, "has the choice 'yes' twice"),
        ("| | | maybe | Maybe |", 8, "list_name is missing"),
        ("| | yes_no | | Maybe |", 8, "name is missing"),
        ("| | yes_no | maybe | |", 8, "label is missing"),
        ("| | yes_no | maybe | Maybe ${nobody} |", 8, "there is no ${nobody}"),
        ("| | yes_no | may be | Maybe |", 8, "is one word"),
    ],
)
def test_choices_are_checked_too(author: Author, choices: str, line: int, reason: str) -> None:
    (fault,) = author.is_told(lambda: author.asks("select_one yes_no | a | A", choices=choices))
    assert (fault.sheet, fault.row) == ("choices", line)
    assert reason in fault.reason


@pytest.mark.parametrize(
    ("head", "cells", "reason"),
    [
        ("form_titel", "Wells", "is it form_title?"),
        ("public_key", "abc", "encryption of a single form"),
        ("default_language", "Klingon", "needs its code"),
        ("style", "upside-down", "the style 'upside-down' is not supported"),
        ("name", "my form", "the name 'my form'"),
        ("instance_name", "concat(", "instance_name: the expression ends"),
        ("instance_name", "${nobody}", "instance_name: there is no ${nobody}"),
    ],
)
def test_settings_are_checked_too(author: Author, head: str, cells: str, reason: str) -> None:
    settings = f"| settings |\n| | {head} |\n| | {cells} |"
    (fault,) = author.is_told(lambda: author.asks("text | a | A", settings=settings))
    assert fault.sheet == "settings"
    assert reason in fault.reason


def test_everything_that_is_wrong_is_told_at_once(author: Author) -> None:
    faults = author.is_told(lambda: author.asks("txt | a | A", "text | | B", "select_one x | c | C"))
    assert [fault.row for fault in faults] == [3, 4, 5]


def test_words_in_several_languages(author: Author) -> None:
    form = author.asks(
        "text | name | Your name? | Votre nom ? | الاسم؟",
        "note | hello | Hello, ${name}! | Bonjour, ${name} ! | مرحبا",
        head="type | name | label::English (en) | label::fr | label:العربية",
    )
    hello = form.items[1]
    assert form.languages == {"en", "fr", "ar"}
    assert hello.label.pieces("fr") == ("Bonjour, ", Answer("name"), " !")
    assert hello.label.pieces("ru", "en") == ("Hello, ", Answer("name"), "!")


def test_groups_and_repetitions(author: Author) -> None:
    form = author.asks(
        "begin_group | where | Where | ",
        "begin repeat | visit | Visit | 2 + 1",
        "select_one yes_no or_other | again | Again? | ",
        "end repeat | | | ",
        "end_group | | | ",
        head="type | name | label | repeat_count",
    )
    (group,) = form.items
    assert isinstance(group, Group)
    (repeat,) = group.items
    assert isinstance(repeat, Repeat)
    assert repeat.count is not None
    assert [item.name for item in repeat.items] == ["again", "again_other"]
    assert form.paths["again_other"] == ("data", "where", "visit", "again_other")


def test_a_range_and_what_a_form_notes_by_itself(author: Author) -> None:
    form = author.asks(
        "start | begun | ", "range | score | How well? | start=0 end=5 step=0.5", head=f"{HEAD} | parameters"
    )
    begun, score = form.items
    assert isinstance(begun, Question)
    assert isinstance(score, Question)
    assert begun.kind is Kind.CALCULATE
    assert score.span == Span("0", "5", "0.5")


def test_what_only_pyxform_refuses_is_refused(author: Author) -> None:
    """Its own rules stand behind ours, with the row where it says one."""
    (fault,) = author.is_told(
        lambda: author.asks("text | instanceID | A", "begin_group | meta | M", "text | instanceID | B", "end_group | |")
    )
    assert fault.sheet == "survey"


def test_the_running_bot_does_without_pyxform() -> None:
    """It costs half a second and 30 MB, so only who reads a file loads it."""
    program = "import sys, bot.app, bot.domain.forms.step, bot.__main__; sys.exit('pyxform' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=60).returncode == 0
