"""What a reader may do with a commitment besides reading it: as its holder, as one who could join, as an organiser."""

from collections.abc import Iterator

from bot.domain.commitments import Channel, Verification, moves
from bot.domain.people import Role
from bot.domain.register import Part
from bot.domain.screens import Press
from bot.i18n import Translator, mark
from bot.services.commitments import Shown
from bot.services.promising import hand
from bot.views.commitments.wording import name_of
from bot.views.page import Choice, Reading
from bot.views.reading.sheet import LABEL, clipped

MOVES = {Verification.SUBMITTED: mark("Send it in"), Verification.WITHDRAWN: mark("Withdraw it")}
CHECKS = {
    Verification.UNDER_CHECK: mark("Check it"),
    Verification.CONFIRMED: mark("Confirm it"),
    Verification.SUBMITTED: mark("Send it back with a question"),
}
UNSENT = (Verification.DRAFT, Verification.WITHDRAWN)  # of all others only a new wording is sent in again
STANDING = (Verification.SUBMITTED, Verification.UNDER_CHECK, Verification.CONFIRMED)
MOST = 2  # organisations for which one acts, offered on a card


def press(verb: str, argument: str) -> Press:
    return Press("promise", verb, argument)


def choices(shown: Shown, reading: Reading, t: Translator) -> Iterator[Choice]:
    yield from as_holder(shown, reading, t)
    yield from as_another(shown, reading, t)
    if shown.checks:
        yield from as_organiser(shown, t)


def as_holder(shown: Shown, reading: Reading, t: Translator) -> Iterator[Choice]:
    record = shown.record
    mine = [one for one in shown.mine if one in record.makers]
    if not mine:
        return
    yield (
        Choice(t("Hand it over: I no longer take care"), press("hand_over", record.id))
        if shown.taken
        else Choice(t("Take care of this promise"), press("take", record.id))
    )
    signed = shown.organisations[mine[0]].signed
    for after in sorted(moves(record.verification, hand(reading.person, mine[0]), signed) & MOVES.keys()):
        if after is not Verification.SUBMITTED or record.verification in UNSENT:
            yield Choice(t(MOVES[after]), press("move", f"{record.id}.{after}"))
    if record.channel is Channel.BOT:
        yield Choice(t("Word it anew"), Press("commit", "change", record.id))
    for one in record.holders:
        if not one.agreed:
            name = name_of(one.organisation, shown, t).striptags()
            yield named(t("Let {name} join", name=name), "agree", f"{record.id}.{one.organisation}")
            yield named(t("Not {name}", name=name), "back", f"{record.id}.{one.organisation}")


def as_another(shown: Shown, reading: Reading, t: Translator) -> Iterator[Choice]:
    """For those of other organisations: support at once, or ask to hold it too."""
    record = shown.record
    held = {one.organisation: one for one in record.holders}
    for id in reading.person.organisations[:MOST]:
        which = f"{record.id}.{id}"
        if id not in held and record.verification in STANDING:
            yield Choice(t("Support it with my organisation"), press("support", which))
            yield Choice(t("Join it as a holder"), press("join", which))
        elif id in held and (held[id].part is Part.SUPPORTER or not held[id].agreed):
            yield Choice(t("Stand behind it no longer"), press("back", which))


def as_organiser(shown: Shown, t: Translator) -> Iterator[Choice]:
    record = shown.record
    for after in sorted(moves(record.verification, Role.ORGANISER) & CHECKS.keys()):
        verb = "ask" if after is Verification.SUBMITTED else "check"
        yield Choice(t(CHECKS[after]), press(verb, f"{record.id}.{after}"))
    if record.hidden:
        yield Choice(t("Show the text again"), press("show", record.id))
    else:
        yield Choice(t("Hide the text"), press("hide", record.id))


def named(label: object, verb: str, which: str) -> Choice:
    return Choice(clipped(str(label), LABEL), press(verb, which))
