"""Every kind of question takes what people type or send, and says what it does not take."""

import pytest

from bot.domain.forms.inputs import Attached, Located
from tests.domain.forms.filling import Filling


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        ("date", "31/12/2027", "2027-12-31"),
        ("date", "٣١/١٢/٢٠٢٧", "2027-12-31"),
        ("time", "14h30", "14:30:00.000"),
        ("dateTime", "2027-12-31 2:30 pm", "2027-12-31T14:30:00.000+05:45"),
        ("range", "5", "5"),
        ("acknowledge", "OK", "OK"),
        ("geopoint", "27.7, 85.3", "27.7 85.3 0 0"),
        ("barcode", " 4006381333931 ", "4006381333931"),
        ("rank yes_no", "2, 1", "no yes"),
        ("decimal", "12,5 %", "12.5"),
    ],
)
def test_every_kind_takes_what_people_type(author, kind, typed, stored):
    assert Filling(author.asks(f"{kind} | q | Q?")).types(typed).answers == {"q": stored}


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        ("date", "31/02/2026", "no_such_day"),
        ("date", "soon", "no_date"),
        ("date", "03/04/2026", "doubt"),
        ("time", "25:99", "no_time"),
        ("dateTime", "2027-12-31", "no_datetime"),
        ("range", "11", "out_of_range"),
        ("range", "1.5", "out_of_range"),
        ("rank yes_no", "1", "rank_all"),
        ("geopoint", "91 0", "no_place"),
        ("image", "look", "no_file"),
        ("acknowledge", "never", "no_choice"),
        ("integer", "٣٫٥", "no_whole_number"),
        ("note", "hello", "nothing_asked"),
    ],
)
def test_every_kind_says_what_it_does_not_take(author, kind, typed, code):
    Filling(author.asks(f"{kind} | q | Q?")).is_refused(typed, code)


def test_files_and_places_are_given_as_such(author):
    form = author.asks("image | photo | Photo?", "file | paper | Paper?", "geopoint | spot | Where?")
    filling = Filling(form).does(Attached("video", "v1"))
    assert (filling.problem.code, filling.problem.details) == ("no_file", {"wanted": "image"})
    filling.does(Attached("image", "p1")).does(Attached("audio", "f1")).does(Located(27.7, 85.3, 12))
    assert filling.answers == {"photo": "p1", "paper": "f1", "spot": "27.700000 85.300000 0 12"}
