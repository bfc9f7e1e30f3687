"""What a question gives as an example is itself an answer, in every language."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.forms.interpreting import Heard, value
from bot.domain.forms.model import Kind, Question
from bot.i18n import LANGUAGES, Translator
from bot.services.habits import habits
from bot.views.form.wording import example, shown

NOW = datetime(2026, 5, 4, 10, tzinfo=ZoneInfo("Asia/Amman"))
STORED = {
    Kind.INTEGER: "12",
    Kind.DECIMAL: "12.5",
    Kind.DATE: "2026-03-31",
    Kind.TIME: "14:30:00.000",
    Kind.DATETIME: "2026-03-31T14:30:00.000+03:00",
    Kind.GEOPOINT: "27.7 85.3 0 0",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", STORED)
def test_an_example_is_an_answer_and_so_is_what_is_shown_of_it(language: str, kind: Kind) -> None:
    t, question = Translator(language), Question("q", kind)

    def heard(text: str) -> object:
        return value(Heard(text, question, (), (), habits(language), NOW))

    assert heard(example(kind, t)) == STORED[kind]
    assert heard(shown(question, STORED[kind], (), (), t)) == STORED[kind]


@pytest.mark.parametrize(
    ("language", "kind", "written", "stored"),
    [
        ("ar", Kind.DATE, "3 آذار 2026", "2026-03-03"),
        ("ar", Kind.DATE, "٣ كانون الثاني ٢٠٢٦", "2026-01-03"),
        ("ar", Kind.DATE, "3 جويلية 2026", "2026-07-03"),
        ("ar", Kind.TIME, "٢:٣٠ صباحاً", "02:30:00.000"),
        ("es", Kind.DATE, "el 3 de marzo", "2026-03-03"),
        ("es", Kind.TIME, "2:30 p. m.", "14:30:00.000"),
        ("fr", Kind.DATE, "le 1er mars 2026", "2026-03-01"),
        ("ru", Kind.DATE, "3 марта 2026 г.", "2026-03-03"),
        ("ru", Kind.DATE, "3 марта 2026 года", "2026-03-03"),
        ("zh", Kind.TIME, "下午2点30分", "14:30:00.000"),
        ("zh", Kind.TIME, "14时", "14:00:00.000"),
        ("zh", Kind.INTEGER, "一千二百", "1200"),
    ],
)
def test_people_write_as_people_there_do(language: str, kind: Kind, written: str, stored: str) -> None:
    assert value(Heard(written, Question("q", kind), (), (), habits(language), NOW)) == stored


@pytest.mark.parametrize("written", ["1.500", "1,500"])
def test_in_spanish_both_marks_are_asked_about(written: str) -> None:
    found = value(Heard(written, Question("q", Kind.DECIMAL), (), (), habits("es"), NOW))
    assert getattr(found, "code", "") == "doubt"
