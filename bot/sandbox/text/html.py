"""Telegram's HTML: text and entities out of a string with tags, refused in Telegram's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bot.sandbox.refusals import Refusal, bad_request
from bot.sandbox.text.links import checked_link, user_of_link

Entity = dict[str, Any]

_KINDS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("tg-spoiler", "span"), "spoiler"),
}
_TAGS = {*_KINDS, "a", "code", "pre", "blockquote"}
_STOP = re.compile(r"[<&]")
_TAG_NAME = re.compile(r"[^\s\0>]*")
_ATTRIBUTE = re.compile(r"[^\s\0=>/\"']*")
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_SPACES = re.compile(r"\s*")
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([A-Za-z]+));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    offset: int
    start: int


def utf16_length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(source: str) -> tuple[str, list[Entity]]:
    return _Parser(source).parse()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        position = 0
        while stop := _STOP.search(self.source, position):
            self._emit(self.source[position : stop.start()])
            position = self._special(stop.start())
        self._emit(self.source[position:])
        if self.open:
            raise _cannot_parse(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        for entity in self.entities:
            if entity["type"] == "code":  # the language of a code that no "pre" took over is not told
                entity.pop("language", None)
        return _whole("".join(self.parts)), self.entities

    def _special(self, at: int) -> int:
        if self.source[at] == "&":
            character, after = _character(self.source, at)
            self._emit(character)
            return after
        if self.source.startswith("</", at):
            return self._end_tag(at)
        return self._start_tag(at)

    def _emit(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.length += utf16_length(text)

    def _start_tag(self, begin: int) -> int:
        name = _TAG_NAME.match(self.source, begin + 1)
        at = name.end() if name else begin
        if at == len(self.source):
            raise self._fault("Unclosed start tag", begin)
        tag = self.source[begin + 1 : at].lower()
        if tag not in _TAGS:
            raise self._fault(f'Unsupported start tag "{tag}"', begin)
        argument, after = self._attributes(tag, begin, at)
        if tag == "span" and argument != "spoiler":
            raise self._fault('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(tag, argument, self.length, len(self.parts)))
        return after

    def _attributes(self, tag: str, begin: int, at: int) -> tuple[str, int]:
        argument = ""
        while True:
            at = self._skip(at)
            if self.source.startswith(">", at):
                return argument, at + 1
            name, at = self._attribute_name(tag, begin, at)
            if not self.source.startswith("=", at):
                argument = "1" if (tag, name) == ("blockquote", "expandable") else argument
                continue
            value, at = self._attribute_value(tag, begin, self._skip(at + 1))
            argument = _argument(tag, name, value, argument)

    def _attribute_name(self, tag: str, begin: int, at: int) -> tuple[str, int]:
        found = _ATTRIBUTE.match(self.source, at)
        if not found or not found[0]:
            raise self._fault(f'Empty attribute name in the tag "{tag}"', begin)
        after = self._skip(found.end())
        if after == len(self.source):
            raise self._fault(f'Unclosed start tag "{tag}"', begin)
        return found[0], after

    def _attribute_value(self, tag: str, begin: int, at: int) -> tuple[str, int]:
        if at == len(self.source):
            raise self._fault(f'Unclosed start tag "{tag}"', begin)
        if self.source[at] in "'\"":
            end = self.source.find(self.source[at], at + 1)
            if end < 0 or end + 1 == len(self.source):
                raise self._fault("Unclosed start tag", begin)
            return _decoded(self.source[at + 1 : end]), end + 1
        token = _TOKEN.match(self.source, at)
        after = token.end() if token else at
        if not re.match(r"[\s\0>]|\Z", self.source[after : after + 1]):
            raise self._fault("Unexpected end of name token", at)
        if after == len(self.source):
            raise self._fault("Unclosed start tag", begin)
        return self.source[at:after].lower(), after

    def _end_tag(self, begin: int) -> int:
        if not self.open:
            raise self._fault("Unexpected end tag", begin)
        name = _TAG_NAME.match(self.source, begin + 2)
        at = name.end() if name else begin
        tag = self.source[begin + 2 : at].lower()
        at = self._skip(at)
        if not self.source.startswith(">", at):
            raise self._fault("Unclosed end tag", begin)
        expected = self.open[-1].tag
        if tag and tag != expected:
            offset = _byte_offset(self.source, begin)
            raise _cannot_parse(
                f'Unmatched end tag at byte offset {offset}, expected "</{expected}>", found "</{tag}>"'
            )
        self._close(self.open.pop())
        return at + 1

    def _close(self, tag: _Open) -> None:
        if self.length > tag.offset:
            place = {"offset": tag.offset, "length": self.length - tag.offset}
            entity = self._entity(tag, place)
            if entity is not None:
                self.entities.append(entity)

    def _entity(self, tag: _Open, place: Entity) -> Entity | None:
        if tag.tag in _KINDS:
            return {"type": _KINDS[tag.tag], **place}
        if tag.tag == "a":
            return _link(tag.argument or "".join(self.parts[tag.start :]), place)
        if tag.tag == "blockquote":
            return {"type": "expandable_blockquote" if tag.argument else "blockquote", **place}
        return self._code(tag, place)

    def _code(self, tag: _Open, place: Entity) -> Entity | None:
        inner = self.entities[-1] if self.entities else {}
        same = {"offset": inner.get("offset"), "length": inner.get("length")} == place
        if tag.tag == "pre" and same and inner["type"] == "code" and "language" in inner:
            inner["type"] = "pre"
            return None
        if tag.tag == "code" and same and inner["type"] == "pre" and tag.argument:
            inner["language"] = tag.argument
            return None
        return {"type": tag.tag, **place, **({"language": tag.argument} if tag.argument else {})}

    def _skip(self, at: int) -> int:
        spaces = _SPACES.match(self.source, at)
        return spaces.end() if spaces else at

    def _fault(self, text: str, at: int) -> Refusal:
        return _cannot_parse(f"{text} at byte offset {_byte_offset(self.source, at)}")


def _argument(tag: str, name: str, value: str, before: str) -> str:
    if (tag, name) == ("a", "href"):
        return value
    if (tag, name) == ("code", "class") and value.startswith("language-"):
        return value[len("language-") :]
    if (tag, name) == ("span", "class") and value.startswith("tg-"):
        return value[len("tg-") :]
    return "1" if (tag, name) == ("blockquote", "expandable") else before


def _link(url: str, place: Entity) -> Entity | None:
    user = user_of_link(url)
    if user is not None:
        return {"type": "text_mention", **place, "user": {"id": user}}
    try:
        return {"type": "text_link", **place, "url": checked_link(url)}
    except ValueError:
        return None  # a link that is none loses its entity and keeps its words, as with Telegram


def _character(source: str, at: int) -> tuple[str, int]:
    found = _REFERENCE.match(source, at)
    if not found:
        return "&", at + 1
    if found[3]:
        return (_NAMED[found[3]], found.end()) if found[3] in _NAMED else ("&", at + 1)
    code = int(found[1], 16) if found[1] else int(found[2])
    if not 0 < code < 0x10FFFF or len(found[0].rstrip(";")) >= 10:
        return "&", at + 1
    return chr(code), found.end()


def _whole(text: str) -> str:
    """Half a surrogate pair can be written as a reference; the other half may follow."""
    if text.isascii():
        return text
    try:
        return text.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        reason = "check for unmatched surrogate code units"
        raise _cannot_parse(
            f"Text contains invalid Unicode characters after decoding HTML entities, {reason}"
        ) from None


def _decoded(value: str) -> str:
    parts, at = [], 0
    while (stop := value.find("&", at)) >= 0:
        character, after = _character(value, stop)
        parts += [value[at:stop], character]
        at = after
    return "".join([*parts, value[at:]])


def _byte_offset(source: str, at: int) -> int:
    return len(source[:at].encode("utf-8", "surrogatepass"))


def _cannot_parse(text: str) -> Refusal:
    return bad_request(f"can't parse entities: {text}")
