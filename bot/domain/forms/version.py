"""One version of a form: a draft keeps the one it was begun with, whatever becomes of the file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from bot.domain.forms.model import Form
from bot.domain.forms.plain import Strange, form, plain
from bot.domain.forms.words import translated, unmarked

AT_HAND = 64  # versions that need not be read again


@dataclass(frozen=True, slots=True)
class Version:
    slug: str  # the file's name, and what links carry
    digest: str
    form: Form
    body: str

    @classmethod
    def of(cls, slug: str, made: Form) -> "Version":
        return read(slug, json.dumps(plain(made), ensure_ascii=False, separators=(",", ":")))


@lru_cache(AT_HAND)
def words(body: str) -> frozenset[str]:
    """Those that say no language."""
    return frozenset(text for text in unmarked(json.loads(body)) if text.strip())


def in_languages(version: Version, translations: Mapping[str, Mapping[str, str]]) -> Version:
    """With what translators wrote for it."""
    kept = json.loads(version.body)
    translated(kept, translations)
    return read(version.slug, json.dumps(kept, ensure_ascii=False, separators=(",", ":")))


@lru_cache(AT_HAND)
def read(slug: str, body: str) -> Version:
    try:
        kept = json.loads(body)
    except ValueError as error:
        raise Strange(str(error)) from error
    return Version(slug, sha256(body.encode()).hexdigest()[:32], form(kept), body)
