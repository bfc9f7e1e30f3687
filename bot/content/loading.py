"""The content folder read whole: codes, then reports, then processes, whose entries refer to them."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from bot.content import entries, forms, summaries, translations
from bot.content.model import SOURCE, Box, Content, Problem, Process, Report, Section
from bot.content.paragraphs import Paragraphs, span
from bot.content.rows import Findings, Row, whole
from bot.content.rows import entries as listed
from bot.domain import reports, self_report
from bot.domain.forms.model import Form
from bot.domain.forms.version import Version, in_languages, words
from bot.i18n import LOCALES

GROUPS = ("addressees", "forces", "themes", "kinds", "recurrences", "precisions", "levels")

Entry = TypeVar("Entry")


class Broken(Exception):
    """The content cannot be taken over; each fault names file and line."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def load(folder: Path, locales: Path = LOCALES, kept: Path | None = None) -> Content:
    """What is only missing in a language does not hinder: it is shown in English; forms once read stay in `kept`."""
    loader = Loader(folder, locales, kept)
    content = loader.content()
    if loader.findings.broken:
        raise Broken(loader.findings.broken)
    return content


def faults(folder: Path, locales: Path = LOCALES) -> list[str]:
    loader = Loader(folder, locales)
    content = loader.content()
    return loader.findings.broken + loader.findings.owed + translations.owed(content.texts, locales)


@dataclass
class Loader:
    folder: Path
    locales: Path
    kept: Path | None = None
    findings: Findings = field(default_factory=Findings)
    paragraphs: dict[str, Paragraphs] = field(default_factory=dict)
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)  # where each stands

    @cached_property
    def languages(self) -> Collection[str]:
        return translations.languages(self.locales)

    @cached_property
    def texts(self) -> Mapping[str, Mapping[str, str]]:
        return translations.sound(self.locales)

    def content(self) -> Content:
        self.codes = self.read_codes()
        reports = {file.parent.name: self.report(file) for file in sorted(self.folder.glob("reports/*/meta.yaml"))}
        processes = {path.name: self.process(path) for path in sorted(self.folder.glob("processes/*")) if path.is_dir()}
        for slug, report in reports.items():
            if report.process not in processes:
                self.wrong(self.folder / "reports" / slug / "meta.yaml", f"there is no process {report.process!r}")
        found = self.forms()
        return Content(
            MappingProxyType(processes),
            MappingProxyType(reports),
            MappingProxyType(dict(self.codes)),
            frozenset(self.findings.texts),
            self.texts,
            found,
        )

    def forms(self) -> Mapping[str, Version]:
        found = forms.found(self.folder, self.kept)
        self.findings.broken.extend(found.faults)
        if reports.FORM in found.forms:
            self.self_report(found.forms[reports.FORM].form)
        self.findings.texts.update(*(words(version.body) for version in found.forms.values()))
        return MappingProxyType({slug: in_languages(version, self.texts) for slug, version in found.forms.items()})

    def self_report(self, form: Form) -> None:
        """The code knows its questions by their names."""
        file = next(self.folder.glob(f"forms/{reports.FORM}.*"))
        for fault in self_report.faults(form):
            self.wrong(file, f"survey: {fault}")

    def wrong(self, file: Path, what: str, line: int = 1) -> None:
        self.findings.broken.append(f"{file}:{line}: {what}")

    def read_codes(self) -> Mapping[str, Mapping[str, str]]:
        row = whole(self.folder / "codes.yaml", self.findings)
        if row is None:
            return {group: {} for group in GROUPS}
        groups = {group: {code.word("id"): code.text("text") for code in row.rows(group)} for group in GROUPS}
        row.done()
        return groups

    def process(self, folder: Path) -> Process:
        framework = self.read(folder / "framework.yaml", entries.item)
        head = next((item for item in framework if item.kind == "process"), None)
        if head is None or head.id != folder.name:
            self.wrong(folder / "framework.yaml", f"no entry of kind process has the folder's name {folder.name!r}")
        known = {item.id for item in framework}
        for item in framework:
            for above in set(item.under) - known:
                self.wrong(folder / "framework.yaml", f"{item.id} is under {above!r}, which is not in this file")
        return Process(
            folder.name,
            head.title if head else folder.name,
            head.text if head else "",
            framework,
            self.read(folder / "figures.yaml", entries.figure),
            self.read(folder / "calls.yaml", entries.call),
            self.read(folder / "milestones.yaml", entries.milestone),
            self.read(folder / "forums.yaml", entries.forum),
            self.read(folder / "glossary.yaml", entries.term),
        )

    def read(self, file: Path, make: Callable[[Row, entries.Known], Entry]) -> tuple[Entry, ...]:
        known = entries.Known(self.paragraphs, self.codes, self.languages)
        made = []
        for row in listed(file, self.findings):
            made.append(make(row, known))
            self.close(row, file.name)
        return tuple(made)

    def close(self, row: Row, kind: str) -> None:
        """Ids are unique over all processes, so that a link needs nothing else."""
        row.done()
        identity = row.word("id", "")
        other = self.ids.setdefault(f"{kind} {identity}", f"{row.file}:{row.line}")
        if identity and other != f"{row.file}:{row.line}":
            row.wrong(f"the id {identity!r} is already at {other}", "id")

    def report(self, file: Path) -> Report:
        row = whole(file, self.findings) or Row(file, 1, {}, self.findings)
        slug = row.code("slug", {file.parent.name})
        row.word("seed", "")
        titles = row.mapping("titles")
        entries.tongues(row, "titles", titles, self.languages)
        boxes = tuple(Box(box.word("id"), box.text("title"), box.text("text")) for box in finished(row.rows("boxes")))
        paragraphs = self.paragraphs[slug] = Paragraphs(
            row.number("paragraphs"),
            row.mapping("letters", needed=False),
            row.number("footnotes", "0"),
            frozenset(box.id for box in boxes),
            span(row.word("lost", "front")),
        )
        made = Report(
            slug,
            row.word("symbol"),
            row.number("year"),
            row.word("process"),
            titles,
            tuple(
                Section(part.word("id"), self.within(part, "paragraphs", paragraphs), part.text("title"))
                for part in finished(row.rows("sections"))
            ),
            boxes,
            tuple(
                Problem(self.within(part, "paragraph", paragraphs), part.text("text"))
                for part in finished(row.rows("problems"))
            ),
            self.summaries(file.parent, paragraphs),
        )
        row.done()
        return made

    def within(self, row: Row, key: str, paragraphs: Paragraphs) -> str:
        reference = row.word(key)
        if not paragraphs.has(reference):
            row.wrong(f"the report has no paragraph {reference}", key)
        return reference

    def summaries(self, folder: Path, paragraphs: Paragraphs) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """A translation that does not follow the English one is owed anew; without the English one there is nothing."""
        made: dict[str, Mapping[str, tuple[str, ...]]] = {SOURCE: dict.fromkeys(summaries.PARTS, ())}
        model: list[summaries.Screen] = []
        for language in sorted(self.languages, key=lambda code: code != SOURCE):
            file, findings = folder / f"{language}.md", self.findings
            serious = findings.broken if language == SOURCE else findings.owed
            try:
                screens = summaries.screens(file)
            except (OSError, UnicodeDecodeError):
                serious.append(f"{file}:1: this summary is not there, or not readable")
                continue
            model = model or screens
            found = [f"{file}:{line}: {what}" for line, what in summaries.faults(screens, paragraphs, model)]
            serious.extend(found)
            if not found:
                made[language] = summaries.summary(screens)
        return MappingProxyType(made)


def finished(rows: Iterable[Row]) -> Iterable[Row]:
    for row in rows:
        yield row
        row.done()
