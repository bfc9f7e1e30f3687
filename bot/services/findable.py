"""All that can be found in the content, in the words in which its readers see it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from babel import Locale
from babel.dates import format_skeleton
from babel.numbers import format_compact_decimal, get_currency_name
from babel.units import format_unit

from bot.content.model import Call, Content, Figure, Milestone, Process, Report
from bot.domain.search.entry import Entry
from bot.domain.search.kinds import called
from bot.i18n import SOURCE, Translator, locale

CITED = re.compile(r"\[[^\[\]]*\]")


def entries(content: Content) -> Iterator[Entry]:
    for language in sorted(content.translations.keys() | {SOURCE}):
        words = Words(content, language)
        for report in content.reports.values():
            yield from words.of_report(report)
        for process in content.processes.values():
            yield from words.of_process(process)


class Words:
    """One language's."""

    def __init__(self, content: Content, language: str) -> None:
        self._content = content
        self._language = language
        self._t = Translator(language)

    def of_report(self, report: Report) -> Iterator[Entry]:
        title = report.title(self._language)
        known = f"{report.symbol} {report.year}"
        yield self._entry("report", report.slug, title, known)
        for part, screens in report.summary(self._language).items():
            for number, screen in enumerate(screens):
                about = f"{title} {called(part, self._language)}"
                text = CITED.sub("", screen)
                yield Entry("summary", f"{report.slug}/{part}", self._language, "", text, about, number)
        for section in report.sections:
            yield self._entry("section", f"{report.slug}/{section.id}", self._text(section.title), "", title)
        for box in report.boxes:
            yield self._entry("box", f"{report.slug}/{box.id}", self._text(box.title), self._text(box.text), title)

    def of_process(self, process: Process) -> Iterator[Entry]:
        yield from map(self._figure, process.figures)
        yield from map(self._call, process.calls)
        yield from map(self._milestone, process.milestones)
        for item in process.framework:
            yield self._entry("item", item.id, self._text(item.title), self._text(item.text))
        for forum in process.forums:
            yield self._entry("forum", forum.id, self._text(forum.title), "")
        for term in process.glossary:
            name = term.terms.get(self._language, term.terms[SOURCE])
            yield self._entry("term", term.id, name, self._text(term.meaning))

    def _figure(self, figure: Figure) -> Entry:
        written = self._t.amount(figure.value, figure.unit)
        said = (words for value in figure.value for words in spoken(value, figure.unit, self._language))
        text = self._text(figure.text).replace("{value}", written)
        return self._entry("figure", figure.id, written, text, " ".join(said))

    def _call(self, call: Call) -> Entry:
        codes = self._content.codes
        known = [codes["addressees"].get(code, "") for code in call.addressees] + [codes["themes"].get(call.theme, "")]
        return self._entry("call", call.id, "", self._text(call.text), " ".join(map(self._text, known)))

    def _milestone(self, milestone: Milestone) -> Entry:
        kind = self._text(self._content.codes["kinds"].get(milestone.kind, ""))
        heading = " ".join(dict.fromkeys([self._text(milestone.title), *self._dates(milestone)]))
        return self._entry("milestone", milestone.id, heading, self._text(milestone.note), kind)

    def _dates(self, milestone: Milestone) -> Iterator[str]:
        for day in sorted({day for day in (milestone.date, milestone.end) if day}):
            if milestone.precision == "day":
                yield self._t.date(day)
            pattern = "yMMMM" if milestone.precision in ("day", "month") else "y"
            yield format_skeleton(pattern, day, locale=locale(self._language))

    def _entry(self, kind: str, id: str, heading: str, text: str, about: str = "") -> Entry:
        return Entry(kind, id, self._language, heading, text, f"{about} {called(kind, self._language)}")

    def _text(self, text: str) -> str:
        return self._content.text(self._language, text)


def spoken(value: Decimal, unit: str, language: str) -> Iterator[str]:
    """Other ways to say a number than the one it is written in."""
    way = locale(language)
    yield f"{value:f}"
    if "long" in way.compact_decimal_formats:
        yield format_compact_decimal(value, format_type="long", locale=way, fraction_digits=2)
    if unit == "usd":
        yield get_currency_name("USD", value, locale=way)
    if unit == "percent":
        yield from (format_unit(value, "concentr-percent", locale=each) for each in (way, Locale(way.language)))
