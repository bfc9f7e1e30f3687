"""Which column of somebody's spreadsheet is what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.columns import Certainty, Field, Guess, Heading, guesses, heading
from bot.domain.columns.fields import HEADERS, KNOWN, LANGUAGES, language
from bot.domain.columns.guessing import tagged
from bot.domain.words import folded

HEADED = {
    "en": ["Reference", "Organisation", "Title", "Commitment", "Due date", "Target", "Unit", "Country", "E-mail"],
    "fr": ["Référence", "Organisme", "Titre", "Engagement", "Échéance", "Cible", "Unité", "Pays", "Courriel"],
    "es": ["Referencia", "Organización", "Título", "Compromiso", "Plazo", "Meta", "Unidad", "País",
           "Correo electrónico"],
    "ru": ["Идентификатор", "Организация", "Название", "Обязательство", "Срок", "Цель", "Единица измерения", "Страна",
           "Электронная почта"],
    "ar": ["المرجع", "المنظمة", "العنوان", "الالتزام", "الموعد النهائي", "الهدف", "الوحدة", "البلد",
           "البريد الإلكتروني"],
    "zh": ["编号", "组织名称", "标题", "承诺内容", "截止日期", "目标", "计量单位", "国家", "电子邮件"],
}  # fmt: skip
MEANT = [
    Field.SOURCE_ID, Field.ORGANISATION, Field.TITLE, Field.TEXT, Field.DUE, Field.TARGET, Field.UNIT, Field.WHERE,
    Field.CONTACT_EMAIL,
]  # fmt: skip


def guessed(headers: list[str], *data: list[str]) -> list[Field | None]:
    made = guesses(Heading(tuple(headers), (), 1), data)
    return [guess.field if guess else None for guess in made]


@pytest.mark.parametrize("headers", HEADED.values(), ids=HEADED)
def test_headers_in_six_languages(headers: list[str]) -> None:
    made = guesses(Heading(tuple(headers), (), 1))
    assert made == [Guess(field, Certainty.NAMED) for field in MEANT]


@pytest.mark.parametrize(
    ("header", "guess"),
    [
        ("SOURCE_ID", Guess(Field.SOURCE_ID, Certainty.NAMED)),
        (" Due date: ", Guess(Field.DUE, Certainty.NAMED)),
        ("Planned due date (as agreed)", Guess(Field.DUE, Certainty.PARTLY)),
        ("Final deadline", Guess(Field.DUE, Certainty.PARTLY)),
        ("Agreed due date", Guess(Field.DUE, Certainty.PARTLY)),
        ("Date", Guess(Field.DUE, Certainty.PARTLY)),
        ("№", Guess(Field.SOURCE_ID, Certainty.PARTLY)),
        ("Commitment type", Guess(Field.KIND, Certainty.NAMED)),
        ("Contact language", Guess(Field.CONTACT_LANGUAGE, Certainty.NAMED)),
        ("Text (French)", Guess(Field.TEXT, Certainty.NAMED, "fr")),
        ("texte_ar", Guess(Field.TEXT, Certainty.NAMED, "ar")),
        ("EN title", Guess(Field.TITLE, Certainty.NAMED, "en")),
        ("Who brings the lunch", None),
        ("Organisation and theme", None),
        ("", None),
        ("???", None),
    ],
)
def test_one_header(header: str, guess: Guess | None) -> None:
    assert guesses(Heading((header,), (), 1)) == [guess]


def test_a_tag_is_surer_than_a_header() -> None:
    found = heading([["Name", "When", "Notes"], ["#org", "#date +due", ""], ["Wells for All", "by 2031", ""]])
    assert found.start == 2
    assert guesses(found) == [Guess(Field.ORGANISATION, Certainty.TAGGED), Guess(Field.DUE, Certainty.TAGGED), None]


@pytest.mark.parametrize(
    ("tag", "field", "spoken"),
    [
        ("#org", Field.ORGANISATION, None),
        ("#ORG +Type", Field.ORGANISATION_TYPE, None),
        ("#activity+id", Field.SOURCE_ID, None),
        ("#activity+name+fr", Field.TITLE, "fr"),
        ("#description+en", Field.TEXT, "en"),
        ("#date+start", Field.MADE, None),
        ("#date", Field.DUE, None),
        ("#adm1+name", Field.WHERE, None),
        ("#indicator+unit", Field.UNIT, None),
        ("#contact+email", Field.CONTACT_EMAIL, None),
        ("#meta+lang", Field.LANGUAGE, None),
        ("#weather", None, None),
    ],
)
def test_tags(tag: str, field: Field | None, spoken: str | None) -> None:
    assert tagged(tag) == (Guess(field, Certainty.TAGGED, spoken) if field else None)


def test_a_code_stands_in_for_a_name_that_is_not_there() -> None:
    assert tagged("#org+code") == Guess(Field.ORGANISATION, Certainty.PARTLY)
    found = heading([["#org+code", "#org+name", "#country+code"]])
    assert [guess and guess.field for guess in guesses(found)] == [None, Field.ORGANISATION, Field.WHERE]


def test_sentences_with_a_header_s_word_in_them_are_no_headers() -> None:
    rows = [["A", "Commitment"], ["every country and its title", "a due date for each organisation type"]]
    assert heading(rows).headers == ("A", "Commitment")


def test_titles_and_notes_may_stand_above_the_headers() -> None:
    rows = [
        ["Promises of the summit"],
        [],
        ["Organisation", "Commitment", "Deadline"],
        ["Wells for All", "Dig", "2031"],
    ]
    assert heading(rows) == Heading(("Organisation", "Commitment", "Deadline"), (), 3)


def test_headers_stand_above_their_tags_even_with_a_gap() -> None:
    assert heading([["Title", "Who"], ["", ""], ["#org", ""], ["a", "b"]]).headers == ("Title", "Who")
    assert heading([["#org"], ["a"]]) == Heading(("",), ("#org",), 1)


def test_a_hash_alone_makes_no_row_of_tags() -> None:
    assert heading([["#", "Organisation"], ["#1", "Wells for All"]]) == Heading(("#", "Organisation"), (), 1)
    assert heading([["Organisation", "#org"], ["a", "b"]]).tags == ()


def test_an_unknown_header_is_guessed_from_what_stands_below() -> None:
    rows = [["a@example.org", "by 2031", "7 wells"], ["b@example.org", "", "9 wells"], ["", "Fall 2030", "2031"]]
    headers = Heading(("Whom to write to", "Ready", "Amount"), (), 1)
    assert guesses(headers, rows) == [
        Guess(Field.CONTACT_EMAIL, Certainty.SHAPED),
        Guess(Field.DUE, Certainty.SHAPED),
        None,
    ]


def test_four_degrees_of_certainty() -> None:
    assert [one.name for one in sorted(Certainty)] == ["SHAPED", "PARTLY", "NAMED", "TAGGED"]


def test_a_field_is_guessed_once_where_it_is_surest() -> None:
    assert guessed(["Date", "Due date", "Deadline"]) == [None, Field.DUE, None]
    assert guessed(["Text", "Text (fr)", "Text (es)", "Texte français"]) == [Field.TEXT, Field.TEXT, Field.TEXT, None]


def test_a_header_means_one_thing_only() -> None:
    words = {field: HEADERS[field].replace("?", "").split() for field in Field}
    meant = {field: {folded(word.replace("_", " ")) or word for word in words[field]} for field in Field}
    assert sum(len(words) for words in meant.values()) == len(set().union(*meant.values())) == len(KNOWN)


@pytest.mark.parametrize(
    ("written", "code"),
    [("fr", "fr"), ("FR-ca", "fr"), ("zh_Hans", "zh"), ("Français", "fr"), ("العربية", "ar"), ("xx", None), ("", None)],
)
def test_languages_are_named_in_many_ways(written: str, code: str | None) -> None:
    assert language(written) == code


def test_every_language_knows_its_code() -> None:
    assert all(language(code) == code for code in LANGUAGES)


CELLS = st.one_of(st.text(max_size=12), st.sampled_from(["#org", "#date+due", "Title", "2031", "a@example.org", " "]))


@given(st.lists(st.lists(CELLS, max_size=5), max_size=6))
def test_no_table_breaks_it(rows: list[list[str]]) -> None:
    found = heading(rows)
    made = guesses(found, rows[found.start :])
    kept = [(guess.field, guess.language) for guess in made if guess]
    assert 0 <= found.start <= len(rows)
    assert len(made) == max(len(found.headers), len(found.tags))
    assert len(kept) == len(set(kept))
