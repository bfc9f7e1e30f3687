"""Words after which it is asked whether a form is the right place: harm done to somebody, money under the table."""

from functools import cache

from bot.domain.words import folded
from bot.i18n import LANGUAGES, Translator, mark

WORDS = mark("raped, rapist*, molest*, groped, sexually abused, sexually assaulted, sexual favours, bribe*, bribing")
WHATEVER = "*"  # behind the beginning of a word


def careful(text: str) -> bool:
    """In whichever language it was written."""
    said = folded(text)
    return any(entry in f" {said} " if spaced else entry in said for entry, spaced in entries())


@cache
def entries() -> tuple[tuple[str, bool], ...]:
    """What is looked for, and whether it stands between spaces: Chinese words do not."""
    listed = (one.strip() for code in LANGUAGES for one in str(Translator(code)(WORDS)).replace("،", ",").split(","))
    return tuple(dict.fromkeys(_entry(one) for one in listed if folded(one)))


def _entry(written: str) -> tuple[str, bool]:
    bare = folded(written)
    if any("\u4e00" <= letter <= "\u9fff" for letter in bare):
        return bare, False
    return f" {bare}" if written.endswith(WHATEVER) else f" {bare} ", True
