"""Play a form (.md, .xlsx, .xls) in the terminal, or only check it: every fault with sheet, row and reason."""

import argparse
from collections.abc import Callable
from pathlib import Path
from random import SystemRandom

from bot import clock
from bot.commands.trying import Page, habits, told
from bot.domain.forms import inputs
from bot.domain.forms.inputs import Input
from bot.domain.forms.model import ATTACHING, Form, Question
from bot.domain.forms.problems import Problem
from bot.domain.forms.step import Reader, Step, begin, step

WORDS: dict[str, Callable[[], Input]] = {"/back": inputs.Back, "/skip": inputs.Skip, "": inputs.Onward}
YES, NO = {"y", "yes"}, {"n", "no"}
LEAVE = "/leave"
UNFINISHED = 1


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("form", metavar="FORM", type=Path, help="the file")
    parser.add_argument("--check", action="store_true", help="only load it; exit 1 if it is refused")
    parser.add_argument("--language", metavar="CODE", default="", help="one the form is written in, such as fr")


def run(arguments: argparse.Namespace) -> int:
    from bot.forms import Broken, load  # pyxform, which takes half a second, is loaded for nothing else

    try:
        form = load(arguments.form)
    except Broken as broken:
        print(f"{broken}\n{len(broken.lines)} to put right.")
        return 1
    if not arguments.check:
        return play(form, arguments.language)
    asked = sum(isinstance(item, Question) and item.asked for _, item in form.everything())
    print(f"{arguments.form.name}: right; {asked} questions in {', '.join(sorted(form.languages)) or 'one language'}.")
    return 0


def play(form: Form, language: str) -> int:
    page = Page(print)
    reader = Reader(clock.now().astimezone(), language, habits(language or form.language))
    now = begin(form, reader, SystemRandom().getrandbits(32))
    page.opening(form)
    while now.ask:
        page.question(now.ask)
        if now.problem:
            page.problem(now.problem)
        given = _input(now)
        if given is None:
            print("The form is not finished.")
            return UNFINISHED
        now = step(form, now.draft, given, reader)
        now = _settled(form, now, reader)
    page.end(form, now.draft, reader)
    return 0


def _line(prompt: str) -> str | None:
    """Nothing at the end of the input."""
    try:
        typed = input(prompt)
    except EOFError:
        print()
        return None
    return None if typed.strip() == LEAVE else typed


def _input(now: Step) -> Input | None:
    typed = _line("> ")
    if typed is None or now.ask is None:
        return None
    word = typed.strip().lower()
    if word in WORDS:
        return WORDS[word]()
    if now.ask.more and word in YES | NO:
        return inputs.More(word in YES)
    kind = getattr(now.ask.item, "kind", None)
    return inputs.Attached(kind.value, typed.strip()) if kind in ATTACHING else inputs.Typed(typed)


def _settled(form: Form, now: Step, reader: Reader) -> Step:
    """Where there are two readings, the next line says which is meant."""
    while now.problem and now.ask and now.problem.code in SETTLING:
        print(told(now.problem))
        typed = _line("? ")
        given = SETTLING[now.problem.code](now.problem, (typed or "").strip().lower())
        if given is None:
            return Step(now.draft, now.ask)
        now = step(form, now.draft, given, reader)
    return now


def _one_of(problem: Problem, word: str) -> Input | None:
    options = problem.details["options"]
    place = int(word) if word.isdecimal() else 0
    return inputs.Meant(options[place - 1]) if 1 <= place <= len(options) else None


def _two(problem: Problem, word: str) -> Input | None:
    return inputs.Both(problem.details["value"], problem.details["next"]) if word in YES else None


def _right(problem: Problem, word: str) -> Input | None:
    return inputs.Meant(problem.details["value"]) if word in YES else None


SETTLING: dict[str, Callable[[Problem, str], Input | None]] = {"doubt": _one_of, "two_in_one": _two, "far_day": _right}
