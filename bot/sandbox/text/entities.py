"""A text as it is stored: parsed, cleaned and trimmed, with its entities checked and put in Telegram's order."""

from __future__ import annotations

import re
from typing import Any

from bot.sandbox.refusals import bad_request
from bot.sandbox.text.detect import found_entities
from bot.sandbox.text.html import Entity, parse_html, utf16_length
from bot.sandbox.text.links import checked_link

_LONGEST_SOURCE = 1 << 15
_PLAIN = {"bold", "italic", "underline", "strikethrough", "spoiler", "code", "blockquote", "expandable_blockquote"}
_FOUND = {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"}
_ORDER = ("text_link", "text_mention", "expandable_blockquote", "blockquote", "pre", "code")
_CONTROL = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
_DROPPED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_UNCLEAN = re.compile("[\x00-\x09\x0b-\x1f\u2028-\u202e\u0333\u033f\u030a]")


def formatted(text: str, parse_mode: str | None, given: list[Any] | None) -> tuple[str, list[Entity]]:
    """The text and entities that Telegram would keep; an empty text is the caller's to judge."""
    if len(text) > _LONGEST_SOURCE // 4 and len(text.encode()) > _LONGEST_SOURCE:
        raise bad_request("text is too long")
    mode = (parse_mode or "none").lower()
    if mode == "html":
        text, entities = parse_html(text)
    elif mode == "none":
        entities = [entity for entity in map(_checked, given or ()) if entity]
    elif mode in ("markdown", "markdownv2"):
        raise bad_request(f"parse_mode {parse_mode} is not modelled here")
    else:
        raise bad_request("unsupported parse_mode")
    return _settled(text, entities)


def _settled(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    if entities:
        _check_places(text, entities)
    if _UNCLEAN.search(text):
        text, entities = _cleaned(text, entities)
    text, entities = _trimmed(text, _nested(entities))
    return text, _in_order(entities + _without_overlap(found_entities(text), entities))


def _checked(given: Any) -> Entity | None:
    if not isinstance(given, dict):
        raise _bad_entity("expected an Object")
    for name in ("offset", "length"):
        if not isinstance(given.get(name), int):
            raise _bad_entity(f'Field "{name}" must be of type Number')
    kind = str(given.get("type") or "")
    if kind in _FOUND:
        return None
    place = {"type": kind, "offset": given["offset"], "length": given["length"]}
    if kind in _PLAIN:
        return place
    return {**place, **_detail(kind, given)}


def _detail(kind: str, given: dict[str, Any]) -> Entity:
    if kind == "pre":
        return {"language": str(given["language"])} if given.get("language") else {}
    if kind == "text_link":
        try:
            return {"url": checked_link(str(given.get("url", "")))}
        except ValueError as error:
            raise bad_request(f"entity URL is invalid: {error}") from None
    if kind == "text_mention" and isinstance(given.get("user"), dict) and isinstance(given["user"].get("id"), int):
        return {"user": {"id": given["user"]["id"]}}
    raise _bad_entity("Unsupported type specified" if kind else "Type is not specified")


def _check_places(text: str, entities: list[Entity]) -> None:
    starts = _starts(text)
    end = utf16_length(text)
    for entity in entities:
        first, last = entity["offset"], entity["offset"] + entity["length"]
        if not 0 <= first <= 1_000_000:
            raise bad_request(f"receive an entity with incorrect offset {first}")
        if not 0 <= entity["length"] <= 1_000_000:
            raise bad_request(f"receive an entity with incorrect length {entity['length']}")
        if first >= end and entity["length"]:
            raise bad_request(f"entity begins after the end of the text at UTF-16 offset {first}")
        if last > end:
            where = f"after the end of the text at UTF-16 offset {last}"
            raise bad_request(f"entity beginning at UTF-16 offset {first} ends {where}")
        _check_symbols(text, starts, first, last)


def _check_symbols(text: str, starts: dict[int, int] | None, first: int, last: int) -> None:
    if starts is None:
        return
    if first not in starts:
        at = _bytes_before(text, starts, first)
        raise bad_request(f"entity begins in a middle of a UTF-16 symbol at byte offset {at}")
    if last not in starts:
        at = _bytes_before(text, starts, last)
        raise bad_request(
            f"entity beginning at UTF-16 offset {first} ends in a middle of a UTF-16 symbol at byte offset {at}"
        )


def _starts(text: str) -> dict[int, int] | None:
    """Where each character begins in UTF-16 units; None when no character takes two."""
    if not text or max(text) <= "\uffff":
        return None
    starts, unit = {}, 0
    for index, character in enumerate(text):
        starts[unit] = index
        unit += 2 if character > "\uffff" else 1
    starts[unit] = len(text)
    return starts


def _bytes_before(text: str, starts: dict[int, int], unit: int) -> int:
    return len(text[: starts[unit + 1]].encode())


def _cleaned(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Control characters become spaces; carriage returns and direction overrides go, and entities move."""
    gone, unit = [], 0
    for character in text:
        if _DROPPED.match(character):
            gone.append(unit)
        unit += 2 if character > "\uffff" else 1

    def moved(entity: Entity) -> Entity:
        first, last = entity["offset"], entity["offset"] + entity["length"]
        before = sum(1 for place in gone if place < first)
        inside = sum(1 for place in gone if first <= place < last)
        return {**entity, "offset": first - before, "length": entity["length"] - inside}

    return _CONTROL.sub(" ", _DROPPED.sub("", text)), [moved(entity) for entity in entities]


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    right = text.rstrip(" \n")
    end = utf16_length(right) if entities else 0
    kept = [{**entity, "length": min(entity["length"], end - entity["offset"])} for entity in entities]
    kept = [entity for entity in kept if entity["length"] > 0]
    first = min((entity["offset"] for entity in kept), default=len(right))
    left = right.lstrip(" \n")
    cut = min(len(right) - len(left), first)  # leading blanks that an entity covers stay
    return right[cut:], [{**entity, "offset": entity["offset"] - cut} for entity in kept]


def _nested(entities: list[Entity]) -> list[Entity]:
    """No entity crosses another or stands in code: the later one is cut where the earlier ends."""
    kept: list[Entity] = []
    waiting = sorted((entity for entity in entities if entity["length"] > 0), key=_place)
    while waiting:
        entity = waiting.pop(0)
        first, last = _span(entity)
        crossed = next((other for other in kept if _span(other)[0] <= first < _span(other)[1] < last), None)
        if crossed:
            cut = _span(crossed)[1]
            waiting = sorted([*waiting, {**entity, "offset": cut, "length": last - cut}], key=_place)
            entity = {**entity, "length": cut - first}
        if not any(other["type"] in ("code", "pre") and _covers(other, entity) for other in kept):
            kept.append(entity)
    return kept


def _without_overlap(found: list[Entity], entities: list[Entity]) -> list[Entity]:
    taken = [entity for entity in entities if entity["type"] in ("code", "pre", "text_link", "text_mention")]
    return [entity for entity in found if not any(_touch(entity, other) for other in taken)]


def _in_order(entities: list[Entity]) -> list[Entity]:
    return sorted(entities, key=_place)


def _place(entity: Entity) -> tuple[int, int, int]:
    kind = entity["type"]
    return entity["offset"], -entity["length"], _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def _span(entity: Entity) -> tuple[int, int]:
    return entity["offset"], entity["offset"] + entity["length"]


def _covers(outer: Entity, inner: Entity) -> bool:
    return _span(outer)[0] <= _span(inner)[0] and _span(inner)[1] <= _span(outer)[1]


def _touch(one: Entity, other: Entity) -> bool:
    return _span(one)[0] < _span(other)[1] and _span(other)[0] < _span(one)[1]


def _bad_entity(text: str) -> Exception:
    return bad_request(f"can't parse MessageEntity: {text}")
