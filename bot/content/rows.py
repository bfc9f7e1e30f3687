"""YAML read node by node, so that whatever is wrong with it is named by file and line, all of it at once."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml

LONGEST = 300  # characters of a short text: more does not fit beside its source and its buttons
TRANSLATED = frozenset({"title", "text", "note", "doubt", "meaning"})
FLAGS = {"true": True, "false": False}


@dataclass(slots=True)
class Findings:
    """What is wrong: broken content is not taken over, what is only owed is shown in English."""

    broken: list[str] = field(default_factory=list)
    owed: list[str] = field(default_factory=list)
    texts: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Row:
    """One mapping, asked for its keys one by one; the keys that nobody asked for are unknown."""

    file: Path
    line: int
    nodes: dict[str, Any]
    findings: Findings
    asked: set[str] = field(default_factory=set)

    def wrong(self, what: str, key: str = "") -> None:
        line = self.nodes[key].start_mark.line + 1 if key in self.nodes else self.line
        self.findings.broken.append(f"{self.file}:{line}: {what}")

    def word(self, key: str, otherwise: str | None = None) -> str:
        node = self.node(key, needed=otherwise is None)
        if node is None:
            return otherwise or ""
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            self.wrong(f"{key} is to be a text", key)
            return ""
        return str(node.value)

    def text(self, key: str, otherwise: str | None = None) -> str:
        text = self.word(key, otherwise)
        if len(text) > LONGEST:
            self.wrong(f"{key} has {len(text)} characters, {LONGEST} is the most", key)
        if text:
            self.findings.texts.add(text)
        return text

    def code(self, key: str, known: Collection[str], otherwise: str | None = None) -> str:
        return self.one_of(key, self.word(key, otherwise), known)

    def codes(self, key: str, known: Collection[str]) -> tuple[str, ...]:
        return tuple(self.one_of(key, word, known) for word in self.words(key))

    def one_of(self, key: str, word: str, known: Collection[str]) -> str:
        if word and word not in known:
            self.wrong(f"{key} {word!r} is not known", key)
        return word

    def words(self, key: str, needed: bool = True) -> tuple[str, ...]:
        node = self.node(key, needed)
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            self.wrong(f"{key} is to be a list, such as [members, un]", key)
            return ()
        return tuple(str(part.value) for part in node.value)

    def number(self, key: str, otherwise: str | None = None) -> int:
        word = self.word(key, otherwise)
        if not word.isdecimal():
            self.wrong(f"{key} is to be a whole number, not {word!r}", key)
            return 0
        return int(word)

    def numbers(self, key: str) -> tuple[Decimal, ...]:
        ranged = isinstance(self.nodes.get(key), yaml.SequenceNode)
        words = self.words(key) if ranged else (self.word(key),)
        try:
            numbers = tuple(Decimal(word) for word in words)
        except InvalidOperation:
            self.wrong(f"{key} is to be a number, or two such as [6, 7]", key)
            return (Decimal(0),)
        if ranged and (len(numbers) != 2 or numbers[0] >= numbers[1]):
            self.wrong(f"{key} is to be a range from less to more, such as [6, 7]", key)
        return numbers

    def flag(self, key: str, otherwise: str | None = None) -> bool:
        return FLAGS.get(self.code(key, FLAGS, otherwise), False)

    def rows(self, key: str) -> list["Row"]:
        node = self.node(key, needed=False)
        return list(listed(self.file, node, self.findings)) if node is not None else []

    def mapping(self, key: str, needed: bool = True) -> dict[str, str]:
        node = self.node(key, needed)
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            self.wrong(f"{key} is to be a mapping, such as {{en: commitment}}", key)
            return {}
        return {str(name.value): str(value.value).strip() for name, value in node.value}

    def node(self, key: str, needed: bool) -> Any:
        self.asked.add(key)
        if needed and key not in self.nodes:
            self.wrong(f"{key} is missing")
        return self.nodes.get(key)

    def done(self) -> None:
        for key in self.nodes.keys() - self.asked:
            self.wrong(f"{key} is not a key of this entry", key)


def document(file: Path, findings: Findings) -> Any:
    """The root node, or nothing if the file cannot be read."""
    try:
        return yaml.compose(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        findings.broken.append(f"{file}:{line}: this is not YAML: {error.problem}")
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        findings.broken.append(f"{file}:1: cannot be read: {error}")
    return None


def whole(file: Path, findings: Findings) -> Row | None:
    """A file that is one mapping."""
    node = document(file, findings)
    return None if node is None else row(file, node, findings)


def entries(file: Path, findings: Findings) -> Iterator[Row]:
    """A file that is a list of entries; there may be none of a kind, and then no file."""
    node = document(file, findings) if file.exists() else None
    if node is not None:
        yield from listed(file, node, findings)


def listed(file: Path, node: Any, findings: Findings) -> Iterator[Row]:
    if not isinstance(node, yaml.SequenceNode):
        findings.broken.append(f"{file}:{node.start_mark.line + 1}: this is to be a list of entries, each with a dash")
        return
    for part in node.value:
        entry = row(file, part, findings)
        if entry is not None:
            yield entry


def row(file: Path, node: Any, findings: Findings) -> Row | None:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        findings.broken.append(f"{file}:{line}: this is to be an entry of keys and values")
        return None
    made = Row(file, line, {}, findings)
    for name, value in node.value:
        if name.value in made.nodes:
            findings.broken.append(f"{file}:{name.start_mark.line + 1}: {name.value} stands here twice")
        made.nodes[str(name.value)] = value
    return made
