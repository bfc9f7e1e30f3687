"""The calendar as a file: two readers that other people wrote take it, and no day is in it that nobody named."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
import vobject

from bot.documents import ics
from bot.documents.ics import Book
from bot.domain.calendar import Timing
from bot.domain.dues import season, understood
from bot.i18n import LANGUAGES, Translator
from bot.services.calendar import of_content
from tests.stage import HOUSE
from tests.views.dates import CONTENT, MADE, OURS, entry

PRINTED = [of_content(id, one, CONTENT, {}) for id, process in CONTENT.processes.items() for one in process.milestones]
EVERYTHING = (
    *PRINTED,
    *(entry(one) for one in MADE),
    entry(replace(OURS, id="0123456789", cancelled=True, revision=3)),
)


def file(*entries, language: str = "en") -> bytes:
    return ics.written(Book(entries, CONTENT, HOUSE, Translator(language)))


def event(one, language: str = "en"):
    (found,) = icalendar.Calendar.from_ical(file(entry(one), language=language)).walk("VEVENT")
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_icalendar_reads_every_entry_without_an_error(language: str) -> None:
    read = icalendar.Calendar.from_ical(file(*EVERYTHING, language=language))
    components = [one for one in read.walk() if one.name in ("VEVENT", "VJOURNAL")]
    assert [one.errors for one in read.walk() if one.errors] == []
    assert [str(one["uid"]) for one in components] == [f"{one.id}@keptbot" for one in EVERYTHING]
    assert len({str(one["uid"]) for one in components}) == len(EVERYTHING)
    assert all(str(one["summary"]).strip() and one["dtstamp"].dt.tzinfo for one in components)


@pytest.mark.parametrize("language", LANGUAGES)
def test_vobject_finds_nothing_missing_and_nothing_twice(language: str) -> None:
    (read,) = vobject.readComponents(file(*EVERYTHING, language=language).decode())
    assert read.validate(raiseException=True)
    assert len(read.vevent_list) + len(read.vjournal_list) == len(EVERYTHING)
    theirs = {one.uid.value: one.dtstart.value for one in read.vevent_list}
    ours = {f"{one.id}@keptbot": one.when.due.first for one in EVERYTHING if ics.spans(one.when)}
    assert theirs == ours


def test_what_one_writes_again_the_other_reads() -> None:
    (read,) = vobject.readComponents(file(*EVERYTHING).decode())
    again = icalendar.Calendar.from_ical(read.serialize())
    assert len(again.walk("VEVENT")) == sum(ics.spans(one.when) for one in EVERYTHING)


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_have_at_most_75_octets_and_no_letter_is_torn_apart(language: str) -> None:
    lines = file(*EVERYTHING, language=language).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert lines[-1] == b""
    assert all(line.decode() and b"\n" not in line and b"\r" not in line for line in lines[:-1])


def test_the_same_calendar_is_the_same_file() -> None:
    assert file(*EVERYTHING) == file(*EVERYTHING)


def test_a_day_is_a_whole_day_and_a_span_ends_the_day_after() -> None:
    one = event(replace(OURS, when=Timing(understood("14-16 June 2027"))))
    assert (one["dtstart"].dt, one["dtend"].dt) == (date(2027, 6, 14), date(2027, 6, 17))
    assert one["dtstart"].params["VALUE"] == "DATE"
    assert one["transp"] == "TRANSPARENT"
    assert "(" not in str(event(replace(OURS, when=Timing(understood("14 June 2027")), country=None))["summary"])


def test_a_month_says_in_its_title_that_it_is_one() -> None:
    one = event(replace(OURS, when=Timing(understood("March 2027")), titles={"ru": "Reports are due"}))
    assert (one["dtstart"].dt, one["dtend"].dt) == (date(2027, 3, 1), date(2027, 4, 1))
    assert one["summary"] == "Reports are due (Kenya) (March 2027)"


def test_by_a_day_is_said() -> None:
    assert str(event(replace(OURS, when=Timing(understood("by 14 June 2027"))))["summary"]).endswith(
        "(by 14 June 2027)"
    )


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("2030", "(2030)"),
        ("by 2030", "(by 2030)"),
        ("2027-2030", "(2027–2030)"),
        ("ongoing", "(ongoing)"),
        ("2027 onwards", "(from 2027 on)"),
        ("spring 2027", "(spring 2027)"),
        ("", "(no date given)"),
    ],
)
def test_no_day_is_made_up(said: str, told: str) -> None:
    """Without a country a spring may be either half of the world's."""
    one = entry(replace(OURS, when=Timing(understood(said), season=season(said, "en"))))
    (note,) = icalendar.Calendar.from_ical(file(one)).walk("VJOURNAL")
    assert not {"dtstart", "dtend", "due"} & {name.lower() for name in note}
    assert str(note["summary"]).endswith(told)


def test_of_190_printed_ones_none_has_more_days_than_its_source() -> None:
    read = icalendar.Calendar.from_ical(file(*PRINTED))
    printed = {f"{one.id}@keptbot": one.thing for one in PRINTED}
    events = read.walk("VEVENT")
    for one in events:
        thing = printed[str(one["uid"])]
        assert thing.precision in ("day", "month", "range")
        assert (one["dtstart"].dt, one["dtend"].dt - timedelta(days=1)) == (thing.date, thing.end)
        assert "rrule" not in one
    assert (len(events), len(read.walk("VJOURNAL"))) == (68, 122)


def test_what_comes_every_year_has_a_rule_and_what_only_a_report_saw_has_none() -> None:
    yearly = event(replace(OURS, when=Timing(understood("29 February 2028"), 12)))
    assert yearly["rrule"].to_ical().decode() == "FREQ=YEARLY;INTERVAL=1;BYMONTHDAY=28,29;BYMONTH=2;BYSETPOS=-1"
    seen = next(one for one in PRINTED if one.id == "M058")
    assert b"RRULE" not in file(seen)
    assert b"every year" in file(seen)


def test_a_change_raises_the_sequence_and_a_cancelled_one_says_so() -> None:
    before = event(OURS)
    after = event(replace(OURS, revision=4, updated=datetime(2026, 6, 1, tzinfo=UTC), cancelled=True))
    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 4)
    assert (before["status"], after["status"]) == ("CONFIRMED", "CANCELLED")
    assert after["dtstamp"].dt == datetime(2026, 6, 1, tzinfo=UTC)


def test_whatever_stands_in_a_title_comes_back_as_it_was() -> None:
    title = "A; B, C \\ D: “E” \\n <f>"
    one = event(replace(OURS, when=Timing(understood("14 June 2027")), country=None, titles={"ru": title}))
    assert one["summary"] == title
    broken = event(replace(OURS, source="one\r\nBEGIN:VEVENT\rtwo\x07", when=Timing(understood("14 June 2027"))))
    assert "BEGIN:VEVENT" in str(broken["description"])


def test_no_person_stands_in_it() -> None:
    names = set(re.findall(rb"^([A-Z-]+)[;:]", file(*EVERYTHING), re.MULTILINE))
    assert names == {
        *(b"BEGIN", b"END", b"VERSION", b"PRODID", b"CALSCALE", b"X-WR-CALNAME", b"UID", b"DTSTAMP", b"SEQUENCE"),
        *(b"DTSTART", b"DTEND", b"RRULE", b"SUMMARY", b"DESCRIPTION", b"CATEGORIES", b"URL", b"STATUS", b"TRANSP"),
    }
