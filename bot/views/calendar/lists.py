"""Pages of the calendar: what is to come, what is mine, what is past; of every process or of one."""

from collections.abc import Iterator
from urllib.parse import urlencode

from markupsafe import Markup

from bot.domain.calendar import AHEAD, MINE, PAST, Spot
from bot.domain.screens import Press
from bot.domain.words import folded
from bot.i18n import Translator, mark
from bot.services import calendar
from bot.services.calendar import Leaf
from bot.storage.engine import Transaction
from bot.views.calendar.wording import line, titled
from bot.views.page import Choice, Link, Page, Reading
from bot.views.reading.sheet import HALF, LABEL, SHARING, clipped, listed
from bot.views.view import lines, paragraphs, title

NAMES = {AHEAD: mark("Dates to come"), MINE: mark("My dates"), PAST: mark("Dates gone by")}
NOTHING = {
    AHEAD: mark("Nothing is to come that anybody has noted."),
    MINE: mark("Nothing is to come in the processes that are yours."),
    PAST: mark("Nothing is past."),
}


def press(verb: str, argument: str = "") -> Press:
    return Press("calendar", verb, argument)


def spot_of(reading: Reading) -> Spot:
    return Spot.read(reading.arguments.get("at", ""))


def load(tx: Transaction, reading: Reading) -> Leaf:
    day = calendar.today(reading.now, reading.house.zone)
    return calendar.leaf(tx, reading.content, reading.person, spot_of(reading), day)


def listing(reading: Reading, t: Translator) -> Page:
    leaf: Leaf = reading.data
    entries = labelled([titled(one, reading, t).striptags() for one in leaf.shown], leaf)
    told = listed((line(one, reading, t) for one in leaf.shown), t)
    body = paragraphs(*told) if told else t(NOTHING[leaf.spot.kind])
    parts = [heading(leaf, reading, t), *about(leaf, reading, t), body]
    return Page(paragraphs(*parts), (*entries, *ways(leaf, t)), controls(leaf, reading, t), 2)


def labelled(names: list[str], leaf: Leaf) -> list[Choice]:
    """Those that begin alike are told apart by their numbers."""
    short = [clipped(name, HALF) for name in names]
    typed = [folded(label) for label in short]
    told = [
        f"{clipped(name, HALF - 4)} ({n})" if typed.count(folded(label)) > 1 else label
        for n, (name, label) in enumerate(zip(names, short, strict=True), 1)
    ]
    return [Choice(label, press("entry", one.id)) for label, one in zip(told, leaf.shown, strict=True)]


def heading(leaf: Leaf, reading: Reading, t: Translator) -> Markup:
    spot = leaf.spot
    of = reading.words(t, reading.content.processes[spot.process].title) if spot.process else t("Calendar")
    last = t.number(leaf.last)
    told = t("{what}, {page} of {last}", what=t(NAMES[spot.kind]), page=t.number(spot.page), last=last)
    return lines(title(of), told if leaf.last > 1 else t(NAMES[spot.kind]))


def about(leaf: Leaf, reading: Reading, t: Translator) -> Iterator[Markup]:
    if leaf.spot.kind != MINE:
        return
    yield t("Yours are the processes that you follow, and those in which your organisations have promised something.")
    names = [
        reading.words(t, reading.content.processes[id].title) for id in sorted(leaf.followed) if id in known(reading)
    ]
    yield lines(*names) if names else t("There are none yet. Choose a process and follow it.")


def known(reading: Reading) -> frozenset[str]:
    return frozenset(reading.content.processes)


def ways(leaf: Leaf, t: Translator) -> Iterator[Choice]:
    spot = leaf.spot
    if spot.page < leaf.last:
        yield Choice(t("Next"), press("at", spot.at(spot.page + 1).name))
    if spot.page > 1:
        yield Choice(t("Previous"), press("at", spot.at(spot.page - 1).name))
    for kind in (AHEAD, MINE, PAST):
        if kind != spot.kind and not (kind == MINE and spot.process):
            yield Choice(t(NAMES[kind]), press("at", Spot(kind, spot.process).name))
    yield Choice(t("By process"), press("processes"))
    if spot.process:
        label, verb = (t("Stop following"), "unfollow") if leaf.following else (t("Follow this process"), "follow")
        yield Choice(label, press(verb, spot.process))
    yield Choice(
        t("File for my calendar"), press("file", Spot(MINE if spot.kind == MINE else AHEAD, spot.process).name)
    )


def controls(leaf: Leaf, reading: Reading, t: Translator) -> tuple[Choice | Link, ...]:
    spot, home = leaf.spot, Spot()
    back = press("leave") if spot == home else press("at", home.name)
    return (
        Choice(t("Back"), back),
        *leaving(spot == home, t),
        share(f"calendar_{spot.name}", t(NAMES[spot.kind]), reading, t),
    )


def leaving(at_home: bool, t: Translator) -> tuple[Choice, ...]:
    return () if at_home else (Choice(t("Leave"), press("leave")),)


def share(payload: str, words: Markup, reading: Reading, t: Translator) -> Link:
    text = t("{name}: {text}", name=t("Calendar"), text=words).striptags()
    return Link(t("Share"), f"{SHARING}?{urlencode({'url': reading.house.link(payload), 'text': text})}")


def load_processes(tx: Transaction, reading: Reading) -> frozenset[str]:
    return calendar.mine(tx, reading.person)


def processes(reading: Reading, t: Translator) -> Page:
    """Each with its dates; those that are the reader's are named as such."""
    own: frozenset[str] = reading.data
    names = {id: reading.words(t, one.title) for id, one in reading.content.processes.items()}
    told = (t("{text} ({more})", text=name, more=t("yours")) if id in own else name for id, name in names.items())
    offered = [
        Choice(clipped(name.striptags(), LABEL), press("at", Spot(process=id).name)) for id, name in names.items()
    ]
    text = paragraphs(title(t("By process")), lines(*listed(told, t)))
    back = Choice(t("Back"), press("at", spot_of(reading).name))
    return Page(text, tuple(offered), (back, Choice(t("Leave"), press("leave"))))
