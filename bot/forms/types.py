"""The type of a row: a question of some kind, or the beginning or end of a group or repetition."""

import re
from dataclasses import dataclass

from bot.domain.forms.model import Kind
from bot.domain.words import nearest

QUESTIONS = {
    "integer": Kind.INTEGER, "int": Kind.INTEGER, "decimal": Kind.DECIMAL, "range": Kind.RANGE, "text": Kind.TEXT,
    "string": Kind.TEXT, "phone number": Kind.TEXT, "phone_number": Kind.TEXT, "note": Kind.NOTE,
    "date": Kind.DATE, "time": Kind.TIME, "datetime": Kind.DATETIME,
    "acknowledge": Kind.ACKNOWLEDGE, "trigger": Kind.ACKNOWLEDGE, "image": Kind.IMAGE, "photo": Kind.IMAGE,
    "audio": Kind.AUDIO, "video": Kind.VIDEO, "file": Kind.FILE, "geopoint": Kind.GEOPOINT, "gps": Kind.GEOPOINT,
    "location": Kind.GEOPOINT, "calculate": Kind.CALCULATE, "hidden": Kind.HIDDEN, "barcode": Kind.BARCODE,
}  # fmt: skip
NOTED = {"start": "once(now())", "end": "now()", "today": "once(today())"}  # what the form notes by itself
CHOOSING = {
    "select_one": Kind.SELECT_ONE, "select one": Kind.SELECT_ONE, "select one from": Kind.SELECT_ONE,
    "select1": Kind.SELECT_ONE, "select_multiple": Kind.SELECT_MULTIPLE, "select multiple": Kind.SELECT_MULTIPLE,
    "select multiple from": Kind.SELECT_MULTIPLE, "select all that apply": Kind.SELECT_MULTIPLE,
    "select all that apply from": Kind.SELECT_MULTIPLE, "rank": Kind.RANK,
}  # fmt: skip
CHOICE = re.compile(rf"({'|'.join(sorted(CHOOSING, key=len, reverse=True))})\s+(\S+)(\s+or[_ ](?:specify[_ ])?other)?")
BRACKET = re.compile(r"(begin|end)[\s_]+(group|repeat)")
BRACKETS = ("begin_group", "end_group", "begin_repeat", "end_repeat")
REFUSED = {
    "deviceid", "simserial", "subscriberid", "phonenumber", "username", "email", "audit", "geotrace", "geoshape",
    "start-geopoint", "background-audio", "background-geopoint", "xml-external", "csv-external", "osm", "csv",
    "select_one_from_file", "select_multiple_from_file", "select_one_external", "percentage", "begin loop", "end loop",
    "include",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asks:
    kind: Kind
    list_name: str = ""
    other: bool = False
    noted: str = ""


@dataclass(frozen=True, slots=True)
class Begins:
    what: str


@dataclass(frozen=True, slots=True)
class Ends:
    what: str


class Unknown(Exception):
    """A type that nothing is known to be done with."""


def row_type(written: str) -> Asks | Begins | Ends:
    bare = " ".join(written.split())
    low = bare.lower()
    if bracket := BRACKET.fullmatch(low):
        return Begins(bracket[2]) if bracket[1] == "begin" else Ends(bracket[2])
    if low in NOTED:
        return Asks(Kind.CALCULATE, noted=NOTED[low])
    if low in QUESTIONS:
        return Asks(QUESTIONS[low])
    if choice := CHOICE.fullmatch(bare):
        return Asks(CHOOSING[choice[1]], choice[2], bool(choice[3]))
    raise Unknown(_reason(bare, low))


def _reason(bare: str, low: str) -> str:
    word = low.partition(" ")[0]
    if low in REFUSED or word in REFUSED or low.startswith("begin loop"):
        return f"the type {bare!r} is not supported"
    if low in CHOOSING:
        return f"the type {bare!r} needs the name of a list, such as {bare} yes_no"
    meant = nearest(low, [*QUESTIONS, *NOTED, *BRACKETS]) or nearest(word, ["select_one", "select_multiple", "rank"])
    return f"the type {bare!r} is not known" + (f"; is it {meant}?" if meant else "")
