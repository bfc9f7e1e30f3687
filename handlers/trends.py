"""What was reported over time: a process, and one part of it at a time."""

from bot.domain.progress import FACETS
from bot.domain.register import Facet
from bot.domain.screens import Screen
from bot.i18n import mark
from bot.pipeline.conversation import Command, Conversation, Turn
from bot.services import trends


def open_(turn: Turn) -> Screen:
    """Straight to the only one there is."""
    found = trends.processes(turn.tx)
    return Screen("trends.of", {"process": found[0]}) if len(found) == 1 else Screen("trends.home")


def named(turn: Turn) -> tuple[str, str, str]:
    process, facet, rest = (*turn.input.text.split(".", 2), "", "")[:3]
    return process, facet if facet in list(FACETS) else Facet.ALL.value, rest


def of(turn: Turn) -> Screen:
    process, facet, value = named(turn)
    return Screen("trends.of", {"process": process, "facet": facet, "value": value})


def by(turn: Turn) -> Screen:
    process, facet, first = named(turn)
    if facet == Facet.ALL:
        return of(turn)
    return Screen("trends.by", {"process": process, "facet": facet, "from": int(first) if first.isdecimal() else 0})


conversation = Conversation(
    "trends",
    commands=(Command("trends", open_, mark("See what was reported over time")),),
    presses={"open": open_, "of": of, "by": by, "leave": Turn.back},
    links={"trends": of},
    aside=True,
)
