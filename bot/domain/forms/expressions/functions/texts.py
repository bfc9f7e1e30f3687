"""Functions that make texts of texts."""

import base64
import binascii
import hashlib
import math
import re
import uuid

from bot.domain.forms.expressions.functions.function import Shelf
from bot.domain.forms.expressions.letters import Unreadable
from bot.domain.forms.expressions.patterns import pattern as compiled
from bot.domain.forms.expressions.scope import Scope
from bot.domain.forms.expressions.values import Value, text

SPACE = " \t\r\n"
DIGESTS = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"}
LONGEST = 10_000  # characters of a uuid: what nobody needs must not fill a disk

texts = Shelf()


def words(value: str) -> list[str]:
    """What is chosen in a select_multiple, for one."""
    return [word for word in re.split(f"[{SPACE}]+", value) if word]


def strings(values: tuple[Value, ...]) -> list[str]:
    """Every node for itself."""
    return [one for value in values for one in ([n.value for n in value] if isinstance(value, list) else [text(value)])]


@texts.add("string", "any?", scoped=True)
def string(scope: Scope, *value: Value) -> str:
    return text(value[0]) if value else scope.here.value


@texts.add("concat", "any*")
def concat(*values: Value) -> str:
    return "".join(strings(values))


@texts.add("join", "text any*")
def join(glue: str, *values: Value) -> str:
    return glue.join(strings(values))


@texts.add("substr", "text number number?")
def substr(value: str, start: float, end: float = math.inf) -> str:
    """From 0 on; what is negative counts from the end."""
    first, last = _index(start, len(value)), _index(end, len(value))
    return value[first:last]


def _index(number: float, length: int) -> int:
    if math.isnan(number):
        return 0
    whole = int(max(-length - 1.0, min(number, length + 1.0)))
    return max(0, min(length, whole + length if whole < 0 else whole))


@texts.add("substring", "text number number?")
def substring(value: str, start: float, length: float = math.inf) -> str:
    """From 1 on, as XPath 1.0 has it: what lies at a rounded place that is inside."""
    first, end = _rounded(start), _rounded(start) + _rounded(length)
    return "".join(letter for place, letter in enumerate(value, 1) if first <= place < end)


def _rounded(number: float) -> float:
    return math.floor(number + 0.5) if math.isfinite(number) else number


@texts.add("substring-before", "text text")
def substring_before(value: str, part: str) -> str:
    before, found, _ = value.partition(part) if part else ("", "", "")
    return before if found else ""


@texts.add("substring-after", "text text")
def substring_after(value: str, part: str) -> str:
    return value.partition(part)[2] if part else value


@texts.add("translate", "text text text")
def translate(value: str, old: str, new: str) -> str:
    swapped = {letter: new[at : at + 1] for at, letter in reversed(list(enumerate(old)))}
    return "".join(swapped.get(letter, letter) for letter in value)


@texts.add("string-length", "text?", scoped=True)
def string_length(scope: Scope, *value: str) -> float:
    return float(len(value[0] if value else scope.here.value))


@texts.add("normalize-space", "text?", scoped=True)
def normalize_space(scope: Scope, *value: str) -> str:
    return " ".join(words(value[0] if value else scope.here.value))


@texts.add("contains", "text text")
def contains(value: str, part: str) -> bool:
    return part in value


@texts.add("starts-with", "text text")
def starts_with(value: str, part: str) -> bool:
    return value.startswith(part)


@texts.add("ends-with", "text text")
def ends_with(value: str, part: str) -> bool:
    return value.endswith(part)


@texts.add("regex", "text text")
def regex(value: str, pattern: str) -> bool:
    """The whole value, as ODK's documentation says."""
    try:
        return compiled(pattern).matches(value)
    except Unreadable:  # put together from answers; those written out are checked when a form is read
        return False


@texts.add("coalesce", "text text")
def coalesce(first: str, second: str) -> str:
    return first or second


@texts.add("digest", "text text text?")
def digest(value: str, algorithm: str, encoding: str = "base64") -> str:
    if algorithm not in DIGESTS or encoding not in ("base64", "hex"):
        return ""
    made = hashlib.new(DIGESTS[algorithm], value.encode(), usedforsecurity=False)
    return made.hexdigest() if encoding == "hex" else base64.b64encode(made.digest()).decode()


@texts.add("base64-decode", "text")
def base64_decode(value: str) -> str:
    try:
        return base64.b64decode(value, validate=True).decode(errors="replace")
    except (binascii.Error, ValueError):
        return ""


@texts.add("uuid", "number?", scoped=True)
def random_uuid(scope: Scope, length: float = 36) -> str:
    whole = int(length) if 0 < length <= LONGEST else 0
    made = ""
    while len(made) < whole:
        made += str(uuid.UUID(int=scope.luck.getrandbits(128), version=4))
    return made[:whole]


@texts.add("once", "text", scoped=True)
def once(scope: Scope, value: str) -> str:
    """What the question already holds stays."""
    return scope.current.value or value
