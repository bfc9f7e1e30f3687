"""Organisations: their types, and names that may be one organisation's written in two ways."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.domain.words import distance, folded


class Type(StrEnum):
    MEMBER_STATE = "member_state"
    LOCAL_AUTHORITY = "local_authority"
    UN_ENTITY = "un_entity"
    REGIONAL_ORG = "regional_org"
    IFI = "ifi"
    DONOR = "donor"
    NGO_INTERNATIONAL = "ngo_international"
    NGO_NATIONAL = "ngo_national"
    LOCAL_RESPONDER = "local_responder"
    CIVIL_SOCIETY = "civil_society"
    FAITH_BASED = "faith_based"
    DIASPORA_MIGRANT = "diaspora_migrant"
    WOMENS_GROUP = "womens_group"
    YOUTH_GROUP = "youth_group"
    OPD = "opd"  # of persons with disabilities
    PRIVATE_SECTOR = "private_sector"
    ACADEMIA = "academia"
    RED_CROSS = "red_cross"
    NETWORK = "network"
    AFFECTED_COMMUNITY = "affected_community"
    OTHER = "other"


LONG = 6  # letters of a word in which one may be mistaken; in a shorter one it is another word
HEAD, TAIL = 3, 2  # letters: one mistake leaves the beginning or the end of a long word as it was
FORMS = re.compile(
    "ltd|limited|inc|incorporated|llc|llp|plc|corp|co|gmbh|ev|ag|sa|sarl|sas|asbl|srl|bv|nv|spa|ong|ngo|ingo|osc|acn"
    "|ооо|оао|зао|пао|ао|ано|нко|нпо|شمم|ذمم|محدوده"
)
SMALL = re.compile(
    "the|of|for|and|in|on|de|la|le|les|du|des|d|l|et|pour|en|el|los|las|del|y|e|para|da|do|и|по|в|для|на|و|في|من"
)
HAN_FORMS = re.compile("(?:股份|责任)*有限(?:责任)?公司$|公司$")
BRACKETS = re.compile(r"[(\[（【]([^)\]）】]*)[)\]）】]")
DOTTED = re.compile(r"\b(?:[^\W\d_][.·]\s?){2,}[^\W\d_]?(?!\w)")
ARABIC = str.maketrans({"ة": "ه", "ى": "ي", "ـ": ""})  # how a word ends is written in two ways; the last is a filler


@dataclass(frozen=True, slots=True)
class Folded:
    """A name without what people leave out, swap or write differently; `short` is what stands in brackets."""

    words: tuple[str, ...]
    joined: str
    short: str


@lru_cache(maxsize=8192)
def fold(name: str) -> Folded:
    found = BRACKETS.search(name)
    inside = found[1].strip() if found else ""
    short = inside if inside and " " not in inside and inside == inside.upper() else ""
    words = _words(name.replace(found[0], " ") if found and short else name)
    return Folded(tuple(sorted(words)), "".join(words), "".join(_words(short)))


def _words(name: str) -> list[str]:
    text = DOTTED.sub(lambda found: re.sub(r"[.·\s]", "", found[0]) + " ", name)
    words = [_plain(word) for word in folded(text).split()]
    return [word for word in words if not (FORMS.fullmatch(word) or SMALL.fullmatch(word))] or words


def _plain(word: str) -> str:
    arabic = word.translate(ARABIC)
    article = arabic.startswith("ال") and len(arabic) > 4
    return (arabic[2:] if article else HAN_FORMS.sub("", arabic)) or word


class Names:
    """Names made ready once, to be compared with many."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = {name: fold(name) for name in names}
        self._exact: dict[str, list[str]] = defaultdict(list)
        self._with: dict[str, list[str]] = defaultdict(list)
        self._ends: dict[str, list[str]] = defaultdict(list)
        for name, seen in self._names.items():
            self._enter(name, seen)

    def _enter(self, name: str, seen: Folded) -> None:
        for key in _keys(seen):
            self._exact[key].append(name)
        for word in set(seen.words):
            self._with[word].append(name)
        if len(seen.words) == 1:
            for end in _ends(seen.joined):
                self._ends[end].append(name)

    def alike(self, name: str) -> list[str]:
        """Those that may be the same organisation, in their order; one that is the very same is among them."""
        seen = fold(name)
        exact = {one for key in _keys(seen) for one in self._exact.get(key, ())}
        found = {one for one in exact | self._mistaken(seen) if not _different(seen, self._names[one])}
        return [one for one in self._names if one in found] if found else []

    def _mistaken(self, seen: Folded) -> set[str]:
        """Those with one word that differs by one letter, all others being the same."""
        if len(seen.words) == 1:
            ends = {one for end in _ends(seen.joined) for one in self._ends.get(end, ())}
            return {one for one in ends if _mistyped(seen.joined, self._names[one].joined)}
        words = set(seen.words)
        shared = Counter(one for word in words for one in self._with.get(word, ()))
        near = (one for one, same in shared.items() if same >= len(words) - 1)
        return {one for one in near if _one_letter(seen.words, self._names[one].words)}


def _keys(seen: Folded) -> set[str]:
    return {seen.joined, " ".join(seen.words), seen.short} - {""}


def _ends(word: str) -> set[str]:
    return {f"{word[:HEAD]}-", f"-{word[-TAIL:]}"} if len(word) >= LONG else set()


def _different(one: Folded, other: Folded) -> bool:
    """Two abbreviations tell two organisations, or two countries' branches, apart."""
    return bool(one.short and other.short and one.short != other.short)


def _one_letter(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    left, right = _without(one, other), _without(other, one)
    return len(left) == len(right) == 1 and _mistyped(left[0], right[0])


def _without(one: tuple[str, ...], other: tuple[str, ...]) -> list[str]:
    return list((Counter(one) - Counter(other)).elements())


def _mistyped(one: str, other: str) -> bool:
    long = min(len(one), len(other)) >= LONG
    return long and not any(mark.isdigit() for mark in one + other) and distance(one, other) == 1


def alike(name: str, names: Iterable[str]) -> list[str]:
    return Names(names).alike(name)
