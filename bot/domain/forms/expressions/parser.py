"""Words become an expression, or a sentence that says what cannot be read and where."""

from bot.domain.forms.expressions.functions import FUNCTIONS, Function
from bot.domain.forms.expressions.syntax import (
    Binary,
    Call,
    Filter,
    Here,
    Negative,
    Number,
    Path,
    Reference,
    Root,
    Step,
    Syntax,
    Text,
)
from bot.domain.forms.expressions.tokens import REFERENCE, Broken, Kind, Token, tokens

LEVELS = (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"))
NOT_SUPPORTED = {
    "//": "paths with // are not supported",
    "@": "attributes (@) are not supported",
    "::": "axes (::) are not supported; a path goes by name, . and ..",
}
DEEPEST = 60


def parsed(source: str) -> Syntax:
    parser = _Parser(tokens(source))
    syntax = parser.level(0)
    parser.end()
    return syntax


class _Parser:
    def __init__(self, words: list[Token]) -> None:
        self._words = words
        self._next = 0
        self._deep = 0

    @property
    def word(self) -> Token:
        return self._words[self._next]

    def signs(self, *texts: str) -> Token | None:
        """The next word, if it is one of these signs; then it is behind us."""
        word = self.word
        if word.kind is not Kind.SIGN or word.text not in texts:
            return None
        return self.take()

    def take(self) -> Token:
        self._next += 1
        return self._words[self._next - 1]

    def expect(self, text: str) -> None:
        if not self.signs(text):
            raise self.lost(f"{text!r} is expected")

    def end(self) -> None:
        if self.word.kind is not Kind.END:
            raise self.lost("an operator or the end is expected")

    def lost(self, wanted: str) -> Broken:
        word = self.word
        if word.kind is Kind.SIGN and word.text in NOT_SUPPORTED:
            return Broken(NOT_SUPPORTED[word.text], word.at)
        found = "the expression ends" if word.kind is Kind.END else f"{word.text!r} stands here"
        return Broken(f"{found}, where {wanted}", word.at)

    def level(self, depth: int) -> Syntax:
        """Operators of one rank, from the left; those that bind tighter are read first."""
        if depth == len(LEVELS):
            return self.negative()
        if depth == 0:
            self._deeper()
        left = self.level(depth + 1)
        while sign := self.signs(*LEVELS[depth]):
            left = Binary(sign.text, left, self.level(depth + 1), sign.at)
        if depth == 0:
            self._deep -= 1
        return left

    def _deeper(self) -> None:
        self._deep += 1
        if self._deep > DEEPEST:
            raise Broken(f"more than {DEEPEST} brackets in one another", self.word.at)

    def negative(self) -> Syntax:
        minuses = 0
        while self.signs("-"):
            minuses += 1
        syntax = self.union()
        for _ in range(minuses):
            syntax = Negative(syntax)
        return syntax

    def union(self) -> Syntax:
        left = self.path()
        while sign := self.signs("|"):
            left = Binary("|", left, self.path(), sign.at)
        return left

    def path(self) -> Syntax:
        if self.signs("/"):
            return Path(Root(), self.steps() if self._steps_on() else ())
        if self._is_step():
            return Path(Here(), self.steps())
        base = self.primary()
        predicates = self.predicates()
        base = Filter(base, predicates) if predicates else base
        return Path(base, self.steps()) if self.signs("/") else base

    def _steps_on(self) -> bool:
        return self.word.kind is Kind.NAME or self.word.text in (".", "..")

    def _is_step(self) -> bool:
        called = self._words[self._next + 1].text == "(" if self.word.kind is Kind.NAME else False
        return self._steps_on() and not called

    def steps(self) -> tuple[Step, ...]:
        found = [self.step()]
        while self.signs("/"):
            found.append(self.step())
        if self.word.text in NOT_SUPPORTED:
            raise self.lost("")
        return tuple(found)

    def step(self) -> Step:
        if not self._steps_on():
            raise self.lost("a name is expected")
        word = self.take()
        return Step(word.text, self.predicates(), word.at)

    def predicates(self) -> tuple[Syntax, ...]:
        found: list[Syntax] = []
        while self.signs("["):
            found.append(self.level(0))
            self.expect("]")
        return tuple(found)

    def primary(self) -> Syntax:
        word = self.word
        if self.signs("("):
            inner = self.level(0)
            self.expect(")")
            return inner
        match word.kind:
            case Kind.NUMBER:
                return Number(float(self.take().text))
            case Kind.TEXT:
                return Text(self.take().text[1:-1], word.at)
            case Kind.REFERENCE:
                return _reference(self.take())
            case Kind.NAME:
                return self.call()
        raise self.lost("a value is expected")

    def call(self) -> Call:
        word = self.take()
        function = _function(word)
        self.expect("(")
        arguments: list[Syntax] = []
        while not self.signs(")"):
            if arguments:
                self.expect(",")
            arguments.append(self.level(0))
        _check(word, function, arguments)
        return Call(word.text, tuple(arguments), word.at)


def _reference(word: Token) -> Reference:
    found = REFERENCE.fullmatch(word.text)
    if found is None:
        raise Broken(f"{word.text!r} is no reference such as ${{name}}", word.at)
    return Reference(found[1], word.at)


def _function(word: Token) -> Function:
    function = FUNCTIONS.get(word.text)
    if function is None:
        raise Broken(f"the function {word.text}() is not known or not supported", word.at)
    return function


def _check(word: Token, function: Function, arguments: list[Syntax]) -> None:
    given = len(arguments)
    if not function.takes(given):
        raise Broken(f"{word.text}() takes {function.arity}, not {given}", word.at)
    for number, argument in enumerate(arguments):
        if function.wants_nodes(number) and not _gives_nodes(argument):
            raise Broken(f"{word.text}() needs answers or a path as argument {number + 1}", word.at)


def _gives_nodes(syntax: Syntax) -> bool:
    match syntax:
        case Binary(operator="|"):
            return True
        case Call(name=name):
            return FUNCTIONS[name].gives_nodes
        case Filter(base=base):
            return _gives_nodes(base)
    return isinstance(syntax, Path | Reference | Root | Here)
