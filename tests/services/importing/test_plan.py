"""What would come of a file: which rows are one commitment, what is rejected and why, what may be listed twice."""

from datetime import date

import pytest

from bot.content.shelf import Shelf
from bot.domain.columns import Field
from bot.domain.commitments import Kind
from bot.domain.register import Place
from bot.services.importing import Options, Plan, Rejection, newcomers, plan, sheet
from bot.services.importing.corrections import Uncorrected, corrected
from bot.settings import CONTENT_FOLDER
from bot.storage.engine import Transaction
from tests.promises import organisation

CONTENT = Shelf(CONTENT_FOLDER).content
HEAD = "Reference,Organisation,Commitment type,Title,Commitment,Language,Due date,Country,Theme,Partners,For whom"


def planned(*rows: str, head: str = HEAD, **options: str) -> Plan:
    data = "\n".join([head, *rows]).encode()
    return plan(sheet(data), CONTENT, Options("promises.csv", **options))  # type: ignore[arg-type]


def reasons(made: Plan) -> list[tuple[int, Rejection]]:
    return [(one.line.number, one.reason) for one in made.rejected]


def test_a_row_becomes_a_commitment() -> None:
    (one,) = planned(
        "7,Wells Trust,individual,Wells,A well in every village,en,By March 2027,Kenya; the border,"
        "Leave no one behind,three villages,women; youth; herders"
    ).drafts
    assert (one.source_id, one.kind, one.language, one.process) == ("7", Kind.INDIVIDUAL, "en", "agenda-for-humanity")
    assert one.wordings["en"].due == "By March 2027"
    assert (one.due.first, one.due.last) == (date(2027, 3, 1), date(2027, 3, 31))
    assert one.places == (Place("Kenya", "KEN"), Place("the border"))
    assert (one.items, one.groups, one.partners) == (("R3",), ("women", "youth", "herders"), "three villages")


def test_rows_that_differ_only_by_language_are_one() -> None:
    made = planned(
        "C1-en,Wells Trust,,Wells,A well,en,By 2027,,,,",
        "C1-fr,Wells Trust,,Puits,Un puits,fr,D'ici 2027,,,,",
        "C2-en,Wells Trust,,Roads,A road,en,Ongoing,,,,",
    )
    assert (made.read, len(made.drafts), made.rejected) == (3, 2, [])
    both = made.drafts[0]
    assert {code: said.due for code, said in both.wordings.items()} == {"en": "By 2027", "fr": "D'ici 2027"}
    assert both.due.last == date(2027, 12, 31)
    assert made.languages == {2: 1, 1: 1}


def test_a_column_for_each_language_makes_one_commitment_too() -> None:
    (one,) = planned("1,Wells Trust,A well,Un puits", head="Reference,Organisation,Text (EN),Text (FR)").drafts
    assert {code: said.text for code, said in one.wordings.items()} == {"en": "A well", "fr": "Un puits"}


def test_every_row_that_cannot_be_stored_says_why() -> None:
    made = planned(
        "1,,,Wells,A well,en,,,,,",
        "2,Wells Trust,,,,en,,,,,",
        f"3,Wells Trust,,Wells,{'w' * 20_001},en,,,,,",
        "4,Wells Trust,,Wells,A well,Klingon,,,,,",
        "5,Wells Trust,perhaps,Wells,A well,en,,,,,",
        "6,Wells Trust,,Wells,A well,en,,,,,",
        "6,Wells Trust,,Wells,Another,en,,,,,",
        "7,Wells Trust,joint,Wells,A well,en,,,,,",
        "8,Wells Trust,alignment,,,en,,,,,",
        "9,Wells Trust,,Wells,A well,en,,,,,,too much",
        f"10,Wells Trust,,Wells,A well,en,{'d' * 501},,,,",
        f"11,{'W' * 201},,Wells,A well,en,,,,,",
        '12,Wells Trust,,"Wells,A well,en,,,,,',
    )
    assert reasons(made) == [
        (2, Rejection.NO_ORGANISATION),
        (3, Rejection.NO_TEXT),
        (4, Rejection.TEXT_TOO_LONG),
        (5, Rejection.UNKNOWN_LANGUAGE),
        (6, Rejection.UNKNOWN_KIND),
        (8, Rejection.SAME_ID),
        (9, Rejection.ONE_HOLDER),
        (10, Rejection.NO_ITEM),
        (11, Rejection.TOO_MANY_CELLS),
        (12, Rejection.CELL_TOO_LONG),
        (13, Rejection.NAME_TOO_LONG),
        (14, Rejection.BROKEN),
    ]
    assert made.read == sum(one.rows for one in made.drafts) + len(made.rejected) == 13


def test_a_joint_commitment_is_held_by_its_partners_too() -> None:
    (one,) = planned("1,Wells Trust,joint,Wells,A well,en,,,,Roads Trust; Schools Trust,").drafts
    assert [maker.name for maker in one.makers] == ["Wells Trust", "Roads Trust", "Schools Trust"]


def test_an_alignment_needs_no_text() -> None:
    (one,) = planned("1,Wells Trust,alignment,,,en,,,R1; CC2,,").drafts
    assert (one.kind, set(one.items)) == (Kind.ALIGNMENT, {"R1", "CC2"})


def test_rows_without_an_id_are_known_by_what_they_say() -> None:
    head = "Organisation,Commitment"
    first, second = (planned("Wells Trust,A well", "Wells Trust,A road", head=head) for _ in range(2))
    assert [one.source_id for one in first.drafts] == [one.source_id for one in second.drafts]
    assert len({one.source_id for one in first.drafts}) == 2
    again = planned("Wells Trust,A well", "Wells Trust,A well", head=head)
    assert (len(again.drafts), reasons(again)) == (1, [(3, Rejection.SAME_ID)])


def test_what_is_no_item_of_a_framework_is_told() -> None:
    made = planned("1,Wells Trust,,Wells,A well,en,,,Justice,,", "2,Wells Trust,,Roads,A road,en,,,Justice,,")
    assert made.unmatched == {"Justice": 2}
    assert [one.process for one in made.drafts] == ["", ""]
    assert planned("1,Wells Trust,,Wells,A,en,,,,,", process="human-security").drafts[0].process == "human-security"


def test_languages_that_contradict_one_another_are_shown() -> None:
    made = planned("C1-en,Wells Trust,,Wells,A,en,By 2027,,,,", "C1-fr,Wells Trust,,Puits,Un,fr,D'ici 2029,,,,")
    (one,) = made.doubts
    assert one.doubts == ("due_differs",)
    assert {said.due for said in one.wordings.values()} == {"By 2027", "D'ici 2029"}


def test_the_source_is_what_the_file_says_else_its_name() -> None:
    assert planned("1,Wells Trust,A well", head="Reference,Organisation,Commitment").source == "promises"
    own = planned("1,Wells Trust,A well,register-5", head="Reference,Organisation,Commitment,Source")
    assert own.source == "register-5"
    assert planned("1,Wells Trust,A well", head="Reference,Organisation,Commitment", source="said").source == "said"


def test_hxl_tags_say_what_the_headers_do_not() -> None:
    made = planned("#meta+id,#org,#activity,#date+due", "1,Wells Trust,A well,2027", head="A,B,C,D")
    assert [guess and guess.field for guess in made.columns] == [
        Field.SOURCE_ID,
        Field.ORGANISATION,
        Field.TEXT,
        Field.DUE,
    ]
    assert made.read == len(made.drafts) == 1


def test_without_the_columns_that_matter_nothing_can_be_stored() -> None:
    made = planned("x,y", head="Colour,Shape")
    assert made.missing == [Field.ORGANISATION, Field.TEXT]


def test_a_column_is_corrected_by_its_header_or_number() -> None:
    made = planned("a,Wells Trust,A well", head="Colour,Organisation,Wish")
    said = corrected(made.columns, {"text": "wish", "source_id": "1", "organisation": "Organisation"}, made.headers)
    assert {at: guess and guess.field for at, guess in said.items()} == {
        0: Field.SOURCE_ID,
        1: Field.ORGANISATION,
        2: Field.TEXT,
    }
    assert corrected(made.columns, {"organisation": "-"}, made.headers) == {1: None}
    for wrong in ({"colour": "Wish"}, {"text": "Smell"}, {"due.fr": "Wish"}, {"text": "4"}):
        with pytest.raises(Uncorrected):
            corrected(made.columns, wrong, made.headers)


def test_look_alikes_are_pointed_out(tx: Transaction) -> None:
    organisation(tx, "alpha")  # Example alpha
    made = planned("1,Example Alpha,,A,A,en,,,,,", "2,Exampel alpha,,B,B,en,,,,,", "3,Roads Trust,,C,C,en,,,,,")
    found = {one.name: one.like for one in newcomers(tx, made)}
    assert found == {"Exampel alpha": ("Example alpha",), "Roads Trust": ()}
