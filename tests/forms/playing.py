"""Answers made up for any form, and the ways of giving them: in the terminal, in the chat, in a browser."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.forms import inputs
from bot.domain.forms.asking import Ask
from bot.domain.forms.inputs import Input
from bot.domain.forms.model import Form, Kind
from bot.domain.forms.review import answers
from bot.domain.forms.step import Reader, Step, begin, step
from bot.services.habits import habits
from tests.cast import Phone
from tests.forms.browsing import Browser

Draw = Callable[[list[Any]], Any]  # one of several
MOST = 60  # acts, after which repetitions end
ON_SCREEN = 10
SEVERAL = {Kind.SELECT_MULTIPLE, Kind.RANK}
WORDS = ["Two words", "вода и хлеб", "الماء", "水井", "AB-12", "Rain; <b>wind</b> & more"]
TYPED: dict[Kind, list[str]] = {
    Kind.TEXT: WORDS,
    Kind.BARCODE: ["4006381333931", "X-1"],
    Kind.INTEGER: ["1", "2", "0", "12", "40", "٧", "110", "2026"],
    Kind.DECIMAL: ["0", "12.5", "3", "0.25"],
    Kind.RANGE: ["2", "4", "10"],
    Kind.DATE: ["2026-03-31", "31 March 2027", "1 May 2026", "31.12.2029"],
    Kind.TIME: ["14:30", "9:05", "11 pm"],
    Kind.DATETIME: ["2026-03-31 14:30", "1 May 2026, 9:05"],
    Kind.GEOPOINT: ["27.7 85.3", "-1.28, 36.8"],
}


@dataclass(frozen=True, slots=True)
class Act:
    what: str  # type, tick, next, skip, yes, no, agree
    text: str = ""

    def given(self) -> Input:
        simple: dict[str, Input] = {"next": inputs.Onward(), "skip": inputs.Skip()}
        simple |= {"yes": inputs.More(True), "no": inputs.More(False), "agree": inputs.Meant("OK")}
        return simple.get(self.what) or inputs.Typed(self.text)


def script(form: Form, draw: Draw, now: datetime) -> tuple[list[Act], dict[str, str]]:
    """A way through the form that it accepts, and what it comes to."""
    reader = Reader(now, "en", habits("en"))
    done, acts = begin(form, reader), []
    while done.ask:
        act, done = taken(form, done, draw, reader, over=len(acts) > MOST)
        acts.append(act)
    return acts, answers(form, done.draft, reader)


def taken(form: Form, before: Step, draw: Draw, reader: Reader, *, over: bool) -> tuple[Act, Step]:
    assert before.ask
    for act in tried(before.ask, draw, over=over):
        after = step(form, before.draft, act.given(), reader)
        if after.problem is None:
            return act, after
    raise AssertionError(f"nothing is accepted at {before.ask.place}")


def tried(ask: Ask, draw: Draw, *, over: bool) -> Iterator[Act]:
    if ask.more:
        yield Act("no" if over or ask.more > 2 else draw(["yes", "no"]))
        return
    if ask.passive:
        yield Act("next")
        return
    kind = getattr(ask.item, "kind", Kind.TEXT)
    if not ask.required and draw([True, False, False]):
        yield Act("next" if ask.value else "skip")
    if kind is Kind.ACKNOWLEDGE:
        yield Act("agree")
    elif ask.choices:
        yield chosen(kind, len(ask.choices), draw)
    else:
        first = draw(TYPED[kind])
        yield from (Act("type", text) for text in [first, *TYPED[kind]])


def chosen(kind: Kind, count: int, draw: Draw) -> Act:
    numbers = list(range(1, count + 1))
    if kind not in SEVERAL:
        return Act("type", str(draw(numbers)))
    if kind is Kind.RANK:
        return Act("tick", ", ".join(map(str, reversed(numbers) if draw([True, False]) else numbers)))
    picked = sorted({draw(numbers) for _ in range(draw([1, 2, 3]))})
    return Act("tick", ", ".join(map(str, picked)))


def terminal(acts: list[Act]) -> list[str]:
    """What is typed in a terminal."""
    said = {"next": "", "skip": "/skip", "yes": "y", "no": "n", "agree": "ok"}
    return [said.get(act.what, act.text) for act in acts]


def spoken(act: Act) -> list[str]:
    """What is typed in the chat, or stands on the buttons: one alone is ticked, several in one message are it."""
    said = {"next": "Next", "skip": "Skip", "yes": "Yes", "no": "No", "agree": "I agree"}
    ticked = act.what == "tick" and "," not in act.text and int(act.text) <= ON_SCREEN
    return [said.get(act.what, act.text), *(["Next"] if ticked else [])]


async def in_chat(phone: Phone, acts: list[Act]) -> None:
    for act in acts:
        for said in spoken(act):
            phone.stage.time.advance(seconds=4)  # what comes faster for long is not read
            await phone.says(said)
    await phone.says("Send")


async def in_browser(browser: Browser, acts: list[Act]) -> None:
    await browser.opens()
    for act in acts:
        for said in spoken(act):
            if act.what in ("type", "tick") and said != "Next" and browser.writes:
                await browser.types(said)
            else:
                await browser.presses(said)
    await browser.presses("Send")
