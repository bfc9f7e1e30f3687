"""The columns that XLSForm knows: what they are called here, in which language they stand, and which are refused."""

import re
from dataclasses import dataclass

from bot.domain.forms.model import UNMARKED
from bot.domain.words import nearest

BIND = re.compile(r"bind\s*::?\s*", re.IGNORECASE)
CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]+)*", re.IGNORECASE)
NAMED = re.compile(r".*\(\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\s*\)")
LANGUAGES = {
    "english": "en", "french": "fr", "français": "fr", "francais": "fr", "arabic": "ar", "العربية": "ar",
    "spanish": "es", "español": "es", "espanol": "es", "russian": "ru", "русский": "ru", "chinese": "zh", "中文": "zh",
    "portuguese": "pt", "português": "pt", "swahili": "sw", "hindi": "hi", "nepali": "ne", "ukrainian": "uk",
}  # fmt: skip

TRANSLATED = {"label", "hint", "guidance_hint", "constraint_message", "required_message"}
SURVEY = TRANSLATED | {
    "type", "name", "relevant", "required", "constraint", "calculation", "default", "choice_filter", "repeat_count",
    "read_only", "appearance", "parameters",
}  # fmt: skip
CHOICES = {"list_name", "name", "label"}
SETTINGS = {
    "form_title", "form_id", "version", "default_language", "instance_name", "name", "style", "allow_choice_duplicates",
}  # fmt: skip
ALIASES = {
    "survey": {
        "caption": "label", "command": "type", "tag": "name", "value": "name", "relevance": "relevant",
        "calculate": "calculation", "readonly": "read_only", "constraining_message": "constraint_message",
        "jr:constraintmsg": "constraint_message", "requiredmsg": "required_message",
        "jr:requiredmsg": "required_message", "count": "repeat_count", "jr:count": "repeat_count",
    },
    "choices": {"caption": "label", "value": "name"},
    "settings": {
        "set_form_title": "form_title", "title": "form_title", "set_form_id": "form_id", "id_string": "form_id",
    },
}  # fmt: skip
KNOWN = {"survey": SURVEY, "choices": CHOICES, "settings": SETTINGS}
REFUSED = {
    "image": "pictures in questions", "big-image": "pictures in questions", "audio": "sound in questions",
    "video": "video in questions", "media": "media in questions", "trigger": "calculations that wait",
    "autoplay": "it is for an app", "rows": "it is for an app", "body": "columns that begin with body::",
    "control": "columns that begin with control::", "instance": "columns that begin with instance::",
    "save_to": "entities", "disabled": "disabled rows", "public_key": "encryption of a single form",
    "submission_url": "another place to send to", "auto_send": "it is for an app", "auto_delete": "it is for an app",
    "attribute": "attributes", "namespaces": "namespaces", "prefix": "SMS", "delimiter": "SMS", "sms_keyword": "SMS",
    "client_editable": "it is for an app", "noapperrorstring": "other apps", "no_app_error_string": "other apps",
    "compact_tag": "SMS", "omk_tags": "OpenStreetMap tags", "geometry": "places on a map",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    language: str = UNMARKED


class Unknown(Exception):
    """A column that would be passed over, with what might have been meant."""


def column(sheet: str, head: str) -> Column:
    base, language = _parted(head)
    name = ALIASES[sheet].get(base, base)
    if name in KNOWN[sheet] and not language:
        return Column(name)
    if name in TRANSLATED & KNOWN[sheet]:
        return Column(name, code(language))
    if name in REFUSED and (sheet != "choices" or name not in ("rows", "trigger", "prefix", "geometry")):
        raise Unknown(f"the column {head!r} is not supported: {REFUSED[name]}")
    meant = nearest(name, sorted(KNOWN[sheet] | set(ALIASES[sheet])))
    if sheet == "choices" and not language and not meant:
        return Column(head)
    raise Unknown(f"the column {head!r} is not known" + (f"; is it {meant}?" if meant else ""))


def _parted(head: str) -> tuple[str, str]:
    """`label::French (fr)`, and `label:fr` or `bind:relevant` as it used to be written."""
    bare = BIND.sub("", head.strip())
    base, _, language = bare.partition("::" if "::" in bare or bare.lower().startswith("jr:") else ":")
    return re.sub(r"[\s_]+", "_", base.strip().lower()), language.strip()


def code(language: str) -> str:
    """`French (fr)`, `fr`, or one of the great languages by its name."""
    named = NAMED.fullmatch(language)
    if named:
        return named[1]
    if language.lower() in LANGUAGES:
        return LANGUAGES[language.lower()]
    if CODE.fullmatch(language):
        return language
    raise Unknown(f"the language {language!r} needs its code, such as label::French (fr)")
