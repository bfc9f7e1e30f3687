"""Summaries in Markdown, one file a language: parts under fixed headings, screens between rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.content.paragraphs import Paragraphs, cited

PARTS = {"minute": 700, "messages": 900, "asks": 900, "targets": 900}  # characters a screen holds
BREAK = "---"


@dataclass(frozen=True, slots=True)
class Screen:
    part: str
    line: int
    text: str


def summary(screens: list[Screen]) -> Mapping[str, tuple[str, ...]]:
    return {part: tuple(screen.text for screen in screens if screen.part == part) for part in PARTS}


def screens(file: Path) -> list[Screen]:
    return list(parted(file.read_text("utf-8").splitlines()))


def parted(lines: list[str]) -> Iterator[Screen]:
    part, begin, text = "", 1, ""
    for number, line in enumerate([*lines, BREAK], 1):
        heading = line.startswith("# ")
        if heading or line.strip() == BREAK:
            if text.strip() or (part and not heading):
                yield Screen(part, begin, text.strip())
            part, begin, text = line[2:].strip() if heading else part, number + 1, ""
        else:
            begin += not text.strip() and not line.strip()
            text += f"{line}\n"


def faults(found: list[Screen], paragraphs: Paragraphs, model: list[Screen]) -> Iterator[tuple[int, str]]:
    """What is wrong with the screens, as lines; the model is the English summary, which translations follow."""
    for part in PARTS:
        if not any(screen.part == part for screen in found):
            yield 1, f"the part '# {part}' is missing"
    for screen in found:
        yield from ((screen.line, what) for what in flaws(screen, paragraphs))
    if [screen.part for screen in found] != [screen.part for screen in model]:
        yield 1, "its parts and screens are not those of the English summary"
        return
    for screen, english in zip(found, model, strict=True):
        if sorted(cited(screen.text)) != sorted(cited(english.text)):
            yield (
                screen.line,
                f"the paragraphs named on this screen of '# {screen.part}' are not those of the English one",
            )


def flaws(screen: Screen, paragraphs: Paragraphs) -> Iterator[str]:
    limit = PARTS.get(screen.part)
    if limit is None:
        yield f"there is no part '# {screen.part}'; there are {', '.join(PARTS)}"
        return
    if not screen.text:
        yield f"this screen of '# {screen.part}' is empty"
    if len(screen.text) > limit:
        yield f"this screen of '# {screen.part}' has {len(screen.text)} characters, {limit} is the most"
    for reference in cited(screen.text):
        if not paragraphs.has(reference):
            yield f"the report has no paragraph {reference}"
        elif paragraphs.damaged(reference):
            yield f"paragraph {reference} is lost in our copy and cannot be summarised"
