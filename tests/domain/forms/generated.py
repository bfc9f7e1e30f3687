"""Expressions put together by chance, without those in which we differ from ODK's evaluator on purpose.

Nothing in them makes a day that does not exist out of one that does: there the other one fails.
"""

from hypothesis import strategies as st

NODES = ["/data/age", "/data/empty", "/data/zero", "/data/negative", "/data/decimal", "/data/name", "/data/colours",
         "/data/day", "/data/missing", "/data/household/age", "/data/household/name", "/data/household[2]/income",
         "/data/household/child/year"]  # fmt: skip
WORDS = ["", "a", "red", "red blue", "12", "1.5", "-3", "Ana María", "2027-03-01", "true", "x y  z"]

nodes = st.sampled_from(NODES)
literals = st.sampled_from(["0", "1", "2", "3", "7", "10", "0.5", "2.25", "100"])
words = st.sampled_from([f"'{word}'" for word in WORDS])


def call(name: str, *arguments: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*arguments).map(lambda given: f"{name}({', '.join(given)})")


def infix(signs: list[str], side: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda left, sign, right: f"({left} {sign} {right})", side, st.sampled_from(signs), side)


def _numbers(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        infix(["+", "-", "*", "div", "mod"], inner),
        inner.map(lambda one: f"-({one})"),
        *(call(name, inner) for name in ("int", "round", "floor", "ceiling", "abs", "number")),
        call("max", inner, inner),
        call("min", inner, nodes),
        call("if", deferred, inner, inner),
    )


def _texts(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        call("concat", inner, inner),
        call("join", inner, nodes, inner),
        call("coalesce", inner, inner),
        call("normalize-space", inner),
        call("substr", inner, st.sampled_from(["-2", "0", "1", "3"]), st.sampled_from(["-1", "2", "9"])),
        call("substring", inner, st.sampled_from(["-1", "1", "1.5"]), st.sampled_from(["1", "2.6", "9"])),
        call("substring-before", inner, inner),
        call("selected-at", inner, st.sampled_from(["0", "1", "5"])),
        call("if", deferred, inner, inner),
    )


def _truths(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        infix(["and", "or"], inner).map(lambda one: f"boolean({one})"),
        call("not", inner),
        infix(["=", "!="], inner),
    )


deferred: st.SearchStrategy[str] = st.deferred(lambda: truths)
texts = st.recursive(st.one_of(words, nodes.map(lambda node: f"string({node})")), _texts, max_leaves=4)
counts = st.one_of(
    call("string-length", texts),
    call("count-selected", texts),
    *(call(name, nodes) for name in ("count", "count-non-empty", "number")),
)
numbers = st.recursive(st.one_of(literals, counts.map(lambda one: f"({one} * 1)")), _numbers, max_leaves=5)
asked = st.one_of(
    infix(["=", "!=", "<", "<=", ">", ">="], st.one_of(numbers, nodes, words)),
    infix(["=", "!="], texts),
    *(call(name, texts, texts) for name in ("contains", "starts-with", "ends-with", "selected")),
    call("boolean-from-string", texts),
    call("boolean", st.one_of(numbers, texts, nodes)),
)
truths = st.recursive(asked, _truths, max_leaves=4)
values = st.one_of(
    numbers, texts.map(lambda one: f"concat('.', {one})"), truths, nodes
)  # spaces alone are 0 to JavaScript
