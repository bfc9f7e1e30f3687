"""ODK's own evaluator and ours come to the same, on the table, on generated expressions, and in other time zones."""

import math
import re
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain.forms.conftest import Form, Oracle, Reading
from tests.domain.forms.generated import truths, values
from tests.domain.forms.table import ROWS, Row

REFUSED = "refused"
EXPONENT = re.compile(r"\d(?:\.\d+)?e[-+]\d+")
BOUNDED = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def close(one: float, other: float) -> bool:
    both = math.isnan(one) and math.isnan(other)
    return both or one == other or math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-15)


def alike(one: str, other: str) -> bool:
    """The last digit of a sine is nobody's promise, and JavaScript writes exponents."""
    if one == other:
        return True
    try:
        return close(float(one), float(other))
    except ValueError:
        return one == EXPONENT.sub(lambda found: f"{Decimal(found.group()):f}", other)


def agree(ours: Reading, theirs: Reading | None) -> bool:
    return theirs is not None and (
        alike(ours.text, theirs.text) and close(ours.number, theirs.number) and ours.truth == theirs.truth
    )


@pytest.mark.parametrize("row", [row for row in ROWS if not row.reason], ids=lambda row: f"{row.at} {row.expression}")
def test_the_table_is_what_odk_has(form: Form, oracle: Oracle, row: Row) -> None:
    assert agree(form.reads(row.expression, row.at), oracle.reads(row.expression, row.at))


@pytest.mark.parametrize("row", [row for row in ROWS if row.reason], ids=lambda row: f"{row.at} {row.expression}")
def test_where_we_differ_we_mean_to(form: Form, oracle: Oracle, row: Row) -> None:
    theirs = oracle.reads(row.expression, row.at)
    assert (theirs.text if theirs else REFUSED) == row.oracle
    assert form.reads(row.expression, row.at) != theirs


@BOUNDED
@given(source=values)
def test_generated_expressions_come_to_the_same(form: Form, oracle: Oracle, source: str) -> None:
    assert agree(form.reads(source), oracle.reads(source)), (form.reads(source), oracle.reads(source))


@BOUNDED
@given(predicate=truths)
def test_generated_predicates_choose_the_same(form: Form, oracle: Oracle, predicate: str) -> None:
    source = f"join('|', /data/household[{predicate}]/name)"
    assert agree(form.reads(source), oracle.reads(source))


WRITTEN = [
    "date('{0}')", "number('{0}') * 1", "format-date-time('{0}', '%Y-%m-%d %H:%M:%S.%3 %y %n %e %b %h')",
    "decimal-date-time('{0}')", "date(decimal-date-time('{0}'))", "'{0}' < '2027-03-28T02:30:00'", "date('{0}') + 1",
]  # fmt: skip
# Only what the oracle writes as it was: no thousandths behind a whole minute, and none that end in 0.
clocks = st.times().map(lambda at: at.replace(microsecond=at.second and at.microsecond // 10_000 * 10_000 + 1_000))
days = st.dates(date(1971, 1, 1), date(2035, 12, 31)).map(str)  # the oracle knows clock changes ten years ahead
offsets = st.sampled_from(["", "Z", "+05:45", "-03:30", "+14:00", "-00:00"])
moments = st.one_of(
    days, st.builds(lambda day, at, zone: f"{day}T{at.isoformat('milliseconds')}{zone}", days, clocks, offsets)
)


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/St_Johns", "Pacific/Kiritimati"])
def test_days_and_times_are_the_same_in_every_zone(oracle: Oracle, zone: str) -> None:
    form = Form(datetime(2027, 3, 1, 12, tzinfo=ZoneInfo(zone)))

    @settings(max_examples=60, deadline=None)
    @given(moment=st.one_of(moments, st.sampled_from(["2027-03-28T02:30:00", "2027-10-31T02:30:00"])))
    def same(moment: str) -> None:
        for source in (pattern.format(moment) for pattern in WRITTEN):
            assert agree(form.reads(source), oracle.reads(source)), (source, form.reads(source), oracle.reads(source))

    oracle.moves(zone)
    try:
        same()
    finally:
        oracle.moves("Asia/Kathmandu")


def test_the_clock_of_a_day_is_the_same(form: Form, oracle: Oracle) -> None:
    for clock in (time(0, 0), time(6, 30, 15, 250_000), time(23, 59, 59, 999_000)):
        source = f"decimal-time('{clock.isoformat('milliseconds')}+05:45')"
        assert agree(form.reads(source), oracle.reads(source))
