"""How commitments are told: codes in words, due dates as precisely as they were promised and no more."""

from collections.abc import Iterable
from datetime import date

from babel.dates import format_skeleton
from babel.lists import format_list
from markupsafe import Markup

from bot.domain.commitments import Channel, Kind, Verification
from bot.domain.dues import Due, Precision, overdue
from bot.domain.register import Part
from bot.i18n import Translator, locale, mark
from bot.services.commitments import Shown
from bot.views.page import Reading

KINDS = {
    Kind.INDIVIDUAL: mark("Individual commitment"),
    Kind.JOINT: mark("Joint commitment"),
    Kind.ALIGNMENT: mark("Alignment with the framework"),
    Kind.INITIATIVE: mark("Initiative"),
}
VERIFICATIONS = {
    Verification.DRAFT: mark("draft, seen by nobody else"),
    Verification.SUBMITTED: mark("awaiting check"),
    Verification.UNDER_CHECK: mark("being checked"),
    Verification.CONFIRMED: mark("confirmed"),
    Verification.WITHDRAWN: mark("withdrawn"),
}
GROUPS = {
    "women": mark("women and girls"),
    "youth": mark("young people"),
    "children": mark("children"),
    "disabilities": mark("persons with disabilities"),
    "older": mark("older people"),
    "refugees": mark("refugees"),
    "displaced": mark("internally displaced people"),
    "migrants": mark("migrants"),
    "hosts": mark("host communities"),
    "indigenous": mark("indigenous peoples"),
}
REASONS = {
    "person": mark("It names or shows a person"),
    "abuse": mark("It insults or incites"),
    "false": mark("This was never promised"),
    "twice": mark("It is listed twice"),
    "other": mark("Something else is wrong"),
}
CHANGES = {
    "imported": mark("taken over from a file"),
    "imported_again": mark("taken over again, with changes"),
    "made": mark("sent in"),
    "submitted": mark("sent in for checking"),
    "under_check": mark("being checked"),
    "confirmed": mark("confirmed"),
    "sent_back": mark("sent back with a question"),
    "worded": mark("worded anew"),
    "withdrawn": mark("withdrawn"),
    "hidden": mark("text hidden"),
    "shown": mark("text shown again"),
    "supported": mark("supported"),
    "joined": mark("joined"),
    "asked": mark("asked to join"),
    "reported": mark("reported on"),
    "report_corrected": mark("report corrected"),
    "left": mark("stands behind it no longer"),
}
SKELETONS = {Precision.MONTH: "yMMMM", Precision.YEAR: "y"}


def heading(shown: Shown, t: Translator) -> str:
    """Its title, else how its text begins; a hidden one has neither."""
    if shown.record.hidden:
        return t("Hidden text")
    _, said = shown.record.wording(t.language)
    return said.title or said.text.split("\n")[0] or t(KINDS[shown.record.kind])


def name_of(id: str, shown: Shown, t: Translator) -> Markup:
    one = shown.organisations.get(id)
    return t.value(one.name(t.language)) if one else t("an organisation")


def lead(shown: Shown, t: Translator) -> Markup:
    first = next((one.organisation for one in shown.record.holders if one.part is Part.LEAD), "")
    return name_of(first, shown, t)


def several(texts: Iterable[Markup], t: Translator) -> Markup:
    return Markup(format_list(list(texts), locale=locale(t.language)))  # noqa: S704 (each is escaped)


def due_of(shown: Shown, t: Translator) -> Markup | None:
    """As published, and behind it as it was understood, where that says anything more."""
    _, said = shown.record.wording(t.language)
    meant = understood(shown.record.due, t)
    if not said.due:
        return t("Due: {date}", date=meant) if meant else None
    if meant is None:
        return t("Due: “{text}”, which names no day", text=said.due)
    return t("Due: “{text}”, understood as {date}", text=said.due, date=meant)


def understood(due: Due, t: Translator) -> Markup | None:
    """Never a day that nobody named."""
    if due.precision is Precision.ONGOING:
        return t("ongoing")
    if due.precision is Precision.RECURRING:
        return t("again and again")
    if due.last is None or due.first is None:
        return None
    whole = (due.first.month, due.first.day, due.last.month, due.last.day) == (1, 1, 12, 31)
    precision = Precision.YEAR if whole else due.precision
    last, first = day(due.last, precision, t), day(due.first, precision, t)
    if due.by:
        return t("by {date}", date=last)
    return t.value(last) if first == last else t("{first} to {last}", first=first, last=last)


def day(one: date, precision: Precision, t: Translator) -> str:
    """A season, a quarter or a range is told by its months."""
    if precision is Precision.DAY:
        return t.date(one)
    return format_skeleton(SKELETONS.get(precision, "yMMMM"), one, locale=locale(t.language))


def state(shown: Shown, reading: Reading, t: Translator) -> Markup:
    """How far it is checked; what was only spoken is not counted."""
    said = t(VERIFICATIONS[shown.record.verification])
    if shown.record.channel is Channel.ORAL:
        return t("{state}; said aloud, not counted", state=said)
    return t("{state}; overdue", state=said) if late(shown, reading) else said


def late(shown: Shown, reading: Reading) -> bool:
    standing = shown.record.verification is not Verification.WITHDRAWN
    return standing and overdue(shown.record.due, reading.now.date())
