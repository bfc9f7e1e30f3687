"""The shapes of the content pack: processes with their entries, and reports with their summaries."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from bot.domain.forms.version import Version

SOURCE = "en"  # what stands in the YAML files, and what is shown where a translation is missing


@dataclass(frozen=True, slots=True)
class Figure:
    id: str
    report: str
    paragraph: str
    value: tuple[Decimal, ...]  # one number, or the two ends of a range
    unit: str  # "", "percent" or "usd"
    text: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    id: str
    report: str
    paragraph: str
    force: str
    addressees: tuple[str, ...]
    text: str
    theme: str
    core_responsibility: int | None
    trackable: bool
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """Its date and end are the first and the last day that the source allows; precision says how much to show."""

    id: str
    report: str
    paragraph: str
    date: datetime.date | None
    end: datetime.date | None
    precision: str
    title: str
    kind: str
    recurrence: str
    audience: tuple[str, ...]
    derived: bool  # the source does not print the date, it follows from the text
    note: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A framework item: what a commitment can align with; the one of kind "process" names the process."""

    id: str
    kind: str
    report: str
    paragraph: str
    title: str
    text: str
    under: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Forum:
    id: str
    report: str
    paragraph: str
    level: str
    title: str


@dataclass(frozen=True, slots=True)
class Term:
    id: str
    report: str
    paragraph: str
    terms: Mapping[str, str]  # by language
    meaning: str


@dataclass(frozen=True, slots=True)
class Process:
    id: str
    title: str
    text: str
    framework: tuple[Item, ...]
    figures: tuple[Figure, ...]
    calls: tuple[Call, ...]
    milestones: tuple[Milestone, ...]
    forums: tuple[Forum, ...]
    glossary: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    paragraphs: str
    title: str


@dataclass(frozen=True, slots=True)
class Box:
    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Where a report is damaged or contradicts itself."""

    paragraph: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    slug: str
    symbol: str
    year: int
    process: str
    titles: Mapping[str, str]
    sections: tuple[Section, ...]
    boxes: tuple[Box, ...]
    problems: tuple[Problem, ...]
    summaries: Mapping[str, Mapping[str, tuple[str, ...]]] = field(repr=False)  # language, part, screens

    def title(self, language: str) -> str:
        return self.titles.get(language, self.titles[SOURCE])

    def summary(self, language: str) -> Mapping[str, tuple[str, ...]]:
        return self.summaries.get(language, self.summaries[SOURCE])


@dataclass(frozen=True, slots=True)
class Content:
    processes: Mapping[str, Process]
    reports: Mapping[str, Report]
    codes: Mapping[str, Mapping[str, str]]  # group, code, what readers see
    texts: frozenset[str]  # what a translator finds in content.po
    translations: Mapping[str, Mapping[str, str]] = field(repr=False)  # by language, of what is translated already
    forms: Mapping[str, Version] = field(default_factory=lambda: MappingProxyType({}), repr=False)  # by file name

    def text(self, language: str, text: str) -> str:
        return self.translations.get(language, {}).get(text, text)

    def counts(self) -> Mapping[str, int]:
        processes = self.processes.values()
        return {
            "reports": len(self.reports),
            "summaries": sum(len(report.summaries) for report in self.reports.values()),
            "figures": sum(len(process.figures) for process in processes),
            "calls": sum(len(process.calls) for process in processes),
            "milestones": sum(len(process.milestones) for process in processes),
            "terms": sum(len(process.glossary) for process in processes),
            "forms": len(self.forms),
        }
