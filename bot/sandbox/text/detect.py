"""What Telegram finds in a text by itself: commands, mentions, hashtags, e-mail addresses and links."""

from __future__ import annotations

import re
from typing import Any

_PATTERNS = (
    ("mention", re.compile(r"(?<!\w)@[a-zA-Z0-9_]{2,32}(?!\w)")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>@])")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d_])\w{1,256}(?![\w#])")),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*\.[a-zA-Z]{2,}(?!\w)")),
    ("url", re.compile(r"(?<![\w@.])https?://[^\s<>\"'،؛]*[^\s<>\"'.,;:!?)\]،؛]")),
    ("url", re.compile(r"(?<![\w@./:-])(?:[\w-]+\.)+(?:com|org|net|int|info|me|io|gov|edu)(?:/[^\s<>]*[\w/])?(?!\w)")),
)
_CUES = re.compile(r"[@/#.]")


def found_entities(text: str) -> list[dict[str, Any]]:
    if not _CUES.search(text):
        return []
    spans: list[tuple[int, int, str]] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if all(match.end() <= start or match.start() >= end for start, end, _ in spans):
                spans.append((match.start(), match.end(), kind))
    return [_entity(text, *span) for span in sorted(spans)]


def _entity(text: str, start: int, end: int, kind: str) -> dict[str, Any]:
    return {"type": kind, "offset": _units(text[:start]), "length": _units(text[start:end])}


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
