"""Where in the reading room something stands that was found."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from bot.content import Content
from bot.content.model import SOURCE
from bot.domain.reading import Pages, Place
from bot.services.reading.rooms import LISTS
from bot.services.reading.scope import PROCESS, RUN, Scope

OWN = {"figure": "figures", "call": "calls", "milestone": "milestones", "term": "glossary"}


def place_of(content: Content, kind: str, id: str, screen: int = 0) -> Place | None:
    """None where the content has it no more."""
    if kind in OWN:
        return entry(content, kind, id)
    return PLACES[kind](content, id, screen) if kind in PLACES else None


def entry(content: Content, kind: str, id: str) -> Place | None:
    _, found = held(content, OWN[kind], id)
    return Place((found.report, kind, id)) if found else None


def held(content: Content, attribute: str, id: str) -> tuple[str, Any]:
    """Which process has it, and what it is."""
    every = ((slug, one) for slug, process in content.processes.items() for one in getattr(process, attribute))
    return next(((slug, one) for slug, one in every if one.id == id), ("", None))


def report(content: Content, id: str, _: int) -> Place | None:
    return Place((id,)) if id in content.reports else None


def summary(content: Content, id: str, screen: int) -> Place | None:
    """The minute stands on the report's first page; the other parts are one run of pages."""
    slug, _, part = id.partition("/")
    if slug not in content.reports:
        return None
    before = RUN[: RUN.index(part)] if part in RUN else RUN
    run = content.reports[slug].summary(SOURCE)
    page = sum(len(run[one]) for one in before) + screen + 1
    return paged(Place((slug, "pages")), page) if part in RUN else Place((slug,))


def part(kind: str) -> Callable[[Content, str, int], Place | None]:
    def of_report(content: Content, id: str, _: int) -> Place | None:
        slug, _slash, own = id.partition("/")
        return Place((slug, kind, own)) if slug in content.reports else None

    return of_report


def item(content: Content, id: str, _: int) -> Place | None:
    process, found = held(content, "framework", id)
    if found is None:
        return None
    return Place((PROCESS, process)) if found.kind == PROCESS else Place((PROCESS, process, "item", id))


def forum(content: Content, id: str, _: int) -> Place | None:
    process, found = held(content, "forums", id)
    if found is None:
        return None
    forums, size = LISTS["forums"]
    listed = Pages(forums(Scope(content, content.processes[process], None, date.max)), size)
    return paged(Place((PROCESS, process, "forums")), listed.holding(found))


def paged(place: Place, page: int) -> Place:
    """The first page has the name of the whole."""
    return place / page if page > 1 else place


PLACES: Mapping[str, Callable[[Content, str, int], Place | None]] = {
    "report": report,
    "summary": summary,
    "section": part("section"),
    "box": part("box"),
    "item": item,
    "forum": forum,
}
