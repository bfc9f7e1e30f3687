"""How the text of a setting becomes a value; one that does not fit is a ValueError, a Wrong if it says what would."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo, available_timezones

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
TOKEN: Final = re.compile(r"\d{6,}(?::|%3A)[A-Za-z0-9_-]{30,}", re.IGNORECASE)
TEXT_LENGTH = 3500  # fits into one message of Telegram, with room for a heading
ID = re.compile(r"[1-9][0-9]{0,15}", re.ASCII)
SQLITE = "sqlite:///"


class Wrong(ValueError):
    """Says itself what is wanted."""


class Secret:
    """A text that shows itself only when asked to."""

    __slots__ = ("_text",)

    def __init__(self, text: str = "") -> None:
        self._text = text

    def reveal(self) -> str:
        return self._text

    def __bool__(self) -> bool:
        return bool(self._text)

    def __repr__(self) -> str:
        return "Secret(***)" if self else "Secret()"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)


@dataclass(frozen=True)
class Operator:
    """Who answers for this bot, shown to everybody who uses it."""

    name: str
    contact: str


def token(text: str) -> Secret:
    return _secret(text, r"[0-9]+:[A-Za-z0-9_-]{3,}")


def webhook_secret(text: str) -> Secret:
    return _secret(text, r"[A-Za-z0-9_-]{1,256}")


def _secret(text: str, shape: str) -> Secret:
    if text and not re.fullmatch(shape, text):
        raise ValueError
    return Secret(text)


def address(text: str) -> str:
    """An http or https address without its last slash."""
    parts = urlsplit(text)
    extra = parts.query or parts.fragment or parts.username or re.search(r"\s", text)
    if text and (parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0 or extra):
        raise ValueError
    return text.rstrip("/")


def folder(text: str) -> Path:
    path = Path(text).expanduser().resolve()
    if path.exists() and not path.is_dir():
        raise ValueError
    return path


def database(text: str) -> Path | None:
    if text.startswith("postgres"):
        raise Wrong("a SQLite file: PostgreSQL is not served yet")
    if not text:
        return None
    if not text.startswith(SQLITE) or len(text) == len(SQLITE) or "?" in text:
        raise ValueError
    return Path(unquote(text.removeprefix(SQLITE))).resolve()


def ids(text: str) -> frozenset[int]:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not all(ID.fullmatch(part) for part in parts):
        raise ValueError
    return frozenset(int(part) for part in parts)


def operator(text: str) -> Operator:
    name, _, contact = (part.strip() for part in text.rpartition(","))
    if text and not (name and contact):
        raise ValueError
    return Operator(name, contact)


def port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65536):
        raise ValueError
    return int(text)


def language(text: str) -> str:
    if text not in LANGUAGES:
        raise ValueError
    return text


def texts(text: str) -> Mapping[str, str]:
    """A file stands under the empty word; a folder's files, such as fr.md, under their languages."""
    if not text:
        return {}
    path = Path(text).expanduser().resolve()
    if not path.is_dir():
        return {"": _text(path)}
    files = {code: path / f"{code}.md" for code in LANGUAGES}
    return {code: _text(file) for code, file in files.items() if file.exists()}


def _text(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise Wrong(f"a readable text file: {path.name} is not ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise Wrong(f"a text in UTF-8: {path.name} is not") from error
    if not 0 < len(text) <= TEXT_LENGTH:
        raise Wrong(f"a text of 1 to {TEXT_LENGTH} characters: {path.name} has {len(text)}")
    return text


def timezone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (KeyError, ValueError, OSError) as error:
        raise Wrong(f"a time zone; the nearest names are {', '.join(_nearest_zones(text))}") from error


@cache
def _nearest_zones(text: str) -> list[str]:
    """Three, compared with whole names and with the city alone, for most people write only that."""

    def nearness(zone: str) -> float:
        names = (zone.lower(), zone.lower().rpartition("/")[2])
        return max(SequenceMatcher(None, text.lower(), name).ratio() for name in names)

    return sorted(sorted(available_timezones()), key=nearness, reverse=True)[:3]
