"""A report or a process, and everything the content holds of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from bot.content import Box, Call, Content, Figure, Forum, Item, Milestone, Process, Report, Section, Term
from bot.content.model import SOURCE
from bot.content.paragraphs import span
from bot.domain.reading import Place, meant

Entry = Figure | Call | Milestone | Term | Box
PROCESS = "process"  # with which the place of a process begins; all others begin with a report's slug
RUN = ("messages", "asks", "targets")  # what is read in five minutes, in this order
BOX = " box"


@dataclass(frozen=True)
class Scope:
    content: Content
    process: Process
    report: Report | None  # None: the process as a whole
    today: date

    @property
    def place(self) -> Place:
        return Place((self.report.slug,)) if self.report else Place((PROCESS, self.process.id))

    def title(self, language: str) -> str:
        return self.report.title(language) if self.report else self.content.text(language, self.process.title)

    def summary(self, language: str) -> Mapping[str, tuple[str, ...]]:
        return self.report.summary(language) if self.report else dict.fromkeys(RUN, ())

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return self.gathered("figures")

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        return self.gathered("calls")

    @cached_property
    def milestones(self) -> tuple[Milestone, ...]:
        return self.gathered("milestones")

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        return self.gathered("glossary")

    def gathered(self, kind: str) -> tuple[Any, ...]:
        if self.report is None:
            return tuple(getattr(self.process, kind))
        slug, processes = self.report.slug, self.content.processes.values()
        return tuple(entry for process in processes for entry in getattr(process, kind) if entry.report == slug)

    @property
    def reports(self) -> tuple[Report, ...]:
        return tuple(report for report in self.content.reports.values() if report.process == self.process.id)

    @property
    def boxes(self) -> tuple[Box, ...]:
        return self.report.boxes if self.report else ()

    @property
    def sections(self) -> tuple[Section, ...]:
        return self.report.sections if self.report else ()

    @property
    def run(self) -> tuple[tuple[str, int], ...]:
        """The screens of the five minutes: part and number; every language has the same ones."""
        return tuple((part, number) for part in RUN for number in range(len(self.summary(SOURCE)[part])))

    @property
    def by_addressee(self) -> Mapping[str, tuple[Call, ...]]:
        """Who is asked most comes first."""
        codes = dict.fromkeys(code for call in self.calls for code in call.addressees)
        groups = {code: tuple(call for call in self.calls if code in call.addressees) for code in codes}
        return dict(sorted(groups.items(), key=lambda group: -len(group[1])))

    @property
    def past(self) -> tuple[Milestone, ...]:
        """What happened, the oldest first: a timeline is read forwards."""
        once = [one for one in self.milestones if one.end and one.end < self.today and one.recurrence == "once"]
        return tuple(sorted(once, key=moment))

    @property
    def ahead(self) -> tuple[Milestone, ...]:
        coming = [one for one in self.milestones if one.end and one.end >= self.today]
        return tuple(sorted(coming, key=moment))

    @property
    def open(self) -> tuple[Milestone, ...]:
        """What comes again, and what has no date."""
        dated = {one.id for one in (*self.past, *self.ahead)}
        return tuple(one for one in self.milestones if one.id not in dated)

    @property
    def forums(self) -> tuple[Forum, ...]:
        """From the whole world down to a place, as the codes have it."""
        levels = list(self.content.codes["levels"])
        return () if self.report else tuple(sorted(self.process.forums, key=lambda one: levels.index(one.level)))

    @property
    def framework(self) -> tuple[Item, ...]:
        """What a commitment can align with, from the top."""
        return tuple(item for item in self.items if not item.under)

    @property
    def items(self) -> tuple[Item, ...]:
        return () if self.report else tuple(item for item in self.process.framework if item.kind != PROCESS)

    def below(self, item: Item) -> tuple[Item, ...]:
        return tuple(one for one in self.items if item.id in one.under)

    def of(self, reference: str) -> Mapping[str, tuple[Entry, ...]]:
        """What paragraphs say, by kind of entry."""
        kinds: dict[str, tuple[Entry, ...]] = {"boxes": self.boxes, "figures": self.figures, "calls": self.calls}
        kinds |= {"dates": self.milestones, "terms": self.terms}
        found = {kind: tuple(one for one in those if touch(reference, stands(one))) for kind, those in kinds.items()}
        return {kind: entries for kind, entries in found.items() if entries}

    def section(self, reference: str) -> Section | None:
        wanted = span(reference)
        return next((one for one in self.sections if wanted and wanted <= span(one.paragraphs)), None)


def scope_of(content: Content, place: Place, today: date) -> Scope | None:
    """Whose place this is, also where a name was cut."""
    first = place.parts[0]
    if first == PROCESS:
        process = meant(place.parts[1], content.processes) if len(place.parts) > 1 else None
        return Scope(content, content.processes[process], None, today) if process else None
    slug = meant(first, content.reports)
    report = content.reports[slug] if slug else None
    return Scope(content, content.processes[report.process], report, today) if report else None


def stands(entry: Entry) -> str:
    return entry.id if isinstance(entry, Box) else entry.paragraph


def touch(wanted: str, reference: str) -> bool:
    """Whether a reference lies within another: a box belongs to its paragraphs, but they do not belong to it."""
    if wanted == reference or BOX in wanted:
        return wanted == reference
    return bool(span(wanted) & span(reference))


def moment(milestone: Milestone) -> tuple[date, date]:
    first = milestone.date or date.max
    return first, milestone.end or first
