"""Expressions come to what the table says, and what cannot be read is refused with its place."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.forms.expressions import Broken, Expression, Node, Scope, expression
from bot.domain.forms.expressions.functions import FUNCTIONS
from tests.domain.forms.conftest import NOON, Form
from tests.domain.forms.generated import values
from tests.domain.forms.table import ROWS, Row

REFUSED = {
    "frobnicate(1)": (1, "the function frobnicate() is not known"),
    "1 + frobnicate(1)": (5, "the function frobnicate()"),
    "pulldata('a', 'b', 'c', 'd')": (1, "the function pulldata()"),
    "jr:itext('a')": (1, "the function jr:itext()"),
    "${a} = (": (9, "the expression ends, where a value is expected"),
    "1 +": (4, "the expression ends"),
    "": (1, "the expression ends"),
    "1 = = 2": (5, "'=' stands here, where a value"),
    "a b": (3, "'b' stands here, where an operator"),
    "(1": (3, "where ')' is expected"),
    "1)": (2, "')' stands here"),
    "a[1": (4, "where ']' is expected"),
    "'a": (1, "a quote is opened and never closed"),
    "# 1": (1, "'#' has no meaning here"),
    "1 & 2": (3, "'&' has no meaning here"),
    "$a": (1, "a reference is written ${name}"),
    "${a b}": (1, "is no reference"),
    "${last-saved#a}": (1, "is no reference"),
    "concat('a',)": (12, "')' stands here"),
    "if(1, 2)": (1, "if() takes 3 arguments, not 2"),
    "substr('a')": (1, "substr() takes 2 to 3 arguments, not 1"),
    "true(1)": (1, "true() takes 0 arguments, not 1"),
    "join()": (1, "join() takes 1 arguments or more, not 0"),
    "not()": (1, "not() takes 1 argument, not 0"),
    "count(1)": (1, "count() needs answers or a path"),
    "sum('a')": (1, "sum() needs answers or a path"),
    "//a": (1, "paths with // are not supported"),
    "/data//a": (6, "paths with // are not supported"),
    "/data/@id": (7, "attributes (@) are not supported"),
    "child::a": (6, "axes (::) are not supported"),
    "/data/": (7, "where a name is expected"),
    "(" * 99: (61, "more than 60 brackets"),
}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.at} {row.expression}")
def test_the_table(form: Form, row: Row) -> None:
    ours = form.reads(row.expression, row.at).text
    try:
        assert ours == row.text or float(ours) == pytest.approx(float(row.text), rel=1e-12)
    except ValueError:
        assert ours == row.text


def test_the_table_leaves_no_function_out() -> None:
    used = {call.name for row in ROWS for call in expression(row.expression).calls()}
    assert set(FUNCTIONS) - used == {"jr:choice-name"}  # which is about labels, not about answers
    assert len(ROWS) >= 300


@pytest.mark.parametrize("source", REFUSED, ids=lambda source: source[:30])
def test_what_cannot_be_read_is_refused_with_its_place(source: str) -> None:
    place, what = REFUSED[source]
    with pytest.raises(Broken) as refused:
        expression(source)
    assert what in refused.value.what
    assert refused.value.at + 1 == place


def attempted(source: str) -> Expression | Broken:
    try:
        return expression(source)
    except Broken as broken:
        return broken


@settings(max_examples=500, deadline=None)
@given(st.text("()[]${}'\"/.*-+=<>!,|@: 0123456789abdivmnor_é", max_size=40))
def test_nothing_written_breaks_more_than_itself(source: str) -> None:
    """Whatever is written is an expression or is refused; and an expression comes to something."""
    read = attempted(source)
    if isinstance(read, Broken):
        assert 0 <= read.at <= len(source)
    else:
        paths = {one.name: ("data", "age") for one in read.references()}
        assert isinstance(read.text(replace(Form().at("/data/age"), paths=paths)), str)


@settings(max_examples=200, deadline=None)
@given(values)
def test_an_expression_is_the_same_each_time(source: str) -> None:
    assert Form().reads(source).text == Form().reads(source).text


@pytest.mark.parametrize(
    ("at", "source", "text"),
    [
        ("/data/age", "${age} + 1", "35"),
        ("/data/age", "${inner}", "in"),
        ("/data/household[2]/age", "${member}", "Bo"),
        ("/data/household[2]/age", "count(${household})", "3"),
        ("/data/household[2]/age", "position(..)", "2"),
        ("/data/household[2]/age", "${first}", "Ka"),
        ("/data/household[2]/child[2]/year", "${first}", "Lu"),
        ("/data/household[2]/child[2]/year", "${member}", "Bo"),
        ("/data/household[2]/child[2]/year", "count(${child})", "2"),
        ("/data/age", "join(' ', ${member})", "Ana Bo Che"),
        ("/data/age", "sum(${years})", "102"),
        ("/data/household[2]/age", "indexed-repeat(${member}, ${household}, position(..) - 1)", "Ana"),
        ("/data/household[2]/age", "join(' ', ${household}[position() < 3]/name)", "Ana Bo"),
    ],
)
def test_a_reference_means_what_is_nearest(form: Form, at: str, source: str, text: str) -> None:
    paths = {
        "age": ("data", "age"), "inner": ("data", "group", "inner"), "household": ("data", "household"),
        "member": ("data", "household", "name"), "years": ("data", "household", "age"),
        "child": ("data", "household", "child"), "first": ("data", "household", "child", "first"),
    }  # fmt: skip
    assert expression(source).text(replace(form.at(at), paths=paths)) == text


def test_a_choice_is_told_by_its_label(form: Form) -> None:
    labels = {("one", "red"): "Rouge"}
    scope = replace(form.at("/data"), choice_name=lambda question, value: labels[question, value])
    assert expression("jr:choice-name(/data/one, '${one}')").text(scope) == "Rouge"


def test_chance_is_the_drafts_own(form: Form) -> None:
    one, other = (expression("uuid()").text(form.at("/data")) for _ in range(2))
    assert one != other  # one after the other from the same luck
    assert expression("uuid()").text(Form().at("/data")) == expression("uuid()").text(Form().at("/data"))


def test_a_moment_without_a_zone_is_nobodys() -> None:
    scope = Scope(Node("data"), NOON.replace(tzinfo=None))
    with pytest.raises(ValueError, match="time zone"):
        expression("number('2027-03-01')").text(scope)
