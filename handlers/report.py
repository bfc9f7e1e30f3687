"""Reporting: what is owed most comes first, a tap or a sentence answers it, a receipt says that it is stored."""

from bot.domain.cycles import When
from bot.domain.forms.version import Version
from bot.domain.people import Role
from bot.domain.reports import FORM, Refusal
from bot.domain.screens import Screen
from bot.i18n import mark
from bot.pipeline.conversation import Command, Conversation, Turn
from bot.services import due, filing, form, quick, reports, signing
from bot.services.due import halves
from bot.services.form import Opened, Pen
from bot.services.form.sending import Channel
from bot.services.form.sharing import LINK, share
from bot.services.quick import Quick
from bot.services.reports import Filed, Standing

DUE = Screen("report.due")


def when(turn: Turn) -> When:
    return When(turn.now, turn.house.zone)


def pen(turn: Turn) -> Pen:
    return Pen(turn.tx, turn.seal, turn.person, turn.now)


def of(name: str, subject: str, **more: str | int) -> Screen:
    cycle, commitment = halves(subject)
    return Screen(name, {"cycle": cycle, "commitment": commitment, **more})


def filling(opened: Opened) -> Screen:
    return Screen("form.fill", {"draft": opened.id})


def refused(subject: str, refusal: Refusal) -> Screen:
    return of("report.one", subject).saying(f"report_{refusal}")


def first(turn: Turn) -> Screen:
    """What is owed most, at once."""
    found = due.first(turn.tx, turn.person, when(turn))
    return of("report.one", found.owing.subject) if found else DUE


def next_(turn: Turn) -> Screen:
    found = due.first(turn.tx, turn.person, when(turn), turn.input.text)
    return of("report.one", found.owing.subject) if found else DUE


def open_(_: Turn) -> Screen:
    return DUE


def more(turn: Turn) -> Screen:
    return Screen("report.due", {"after": turn.input.text})


def one(turn: Turn) -> Screen:
    return of("report.one", turn.input.text)


def follow(turn: Turn) -> Screen:
    """A link carries no dot."""
    return of("report.one", turn.input.text.replace("_", ".", 1))


def begun(turn: Turn, subject: str) -> tuple[Version, Standing] | Screen:
    """What a report is begun with, or why it cannot be."""
    version, found = turn.content.forms.get(FORM), filing.owed(pen(turn), *halves(subject), when(turn))
    if isinstance(found, Refusal):
        return refused(subject, found)
    return (version, found) if version else of("report.one", subject).saying("report_no_form")


def whole(turn: Turn) -> Screen:
    ready = begun(turn, turn.input.text)
    return ready if isinstance(ready, Screen) else filling(quick.whole(pen(turn), *ready))


def quickly(turn: Turn) -> Screen:
    subject, _, verb = turn.input.text.rpartition(".")
    ready = begun(turn, subject) if verb in list(Quick) else turn.again("old_button")
    return ready if isinstance(ready, Screen) else filling(quick.begin(pen(turn), *ready, Quick(verb)))


def computer(turn: Turn) -> Screen:
    """The report that is pressed, or the one that is owed most."""
    found = None if turn.input.text else due.first(turn.tx, turn.person, when(turn))
    subject = found.owing.subject if found else turn.input.text
    if turn.house.public_url is None:
        return turn.again("form_no_browser")
    ready = begun(turn, subject) if subject else DUE
    if isinstance(ready, Screen):
        return ready
    opened = quick.whole(pen(turn), *ready)
    link = turn.seal.close_words(share(pen(turn), opened))
    return Screen("form.elsewhere", {"draft": opened.id, LINK: link})


def same(turn: Turn) -> Screen:
    return of("report.same", turn.input.text)


def unchanged(turn: Turn, because: str = "") -> Screen:
    subject, _, base = turn.input.text.rpartition(".")
    number = int(base) if base.isdecimal() else 0
    return answered(subject, quick.no_change(turn.tx, turn.person, *halves(subject), number, when(turn), because))


def answered(subject: str, done: Filed | Refusal) -> Screen:
    if isinstance(done, Refusal):
        return refused(subject, done)
    screen = Screen("report.received", {"number": done.report.number})
    return screen.saying("report_again") if done.again else screen


def anyway(turn: Turn) -> Screen:
    """After what a colleague sent meanwhile was shown."""
    opened = form.find(pen(turn), FORM, turn.input.text)
    if opened is None:
        return one(turn)
    done = filing.send(pen(turn), filing.all_the_same(pen(turn), opened), Channel.CHAT, turn.house.zone)
    return answered(turn.input.text, done) if isinstance(done, Filed | Refusal) else filling(opened)


def named(turn: Turn) -> tuple[str, int]:
    subject, _, number = turn.input.text.rpartition(".")
    return subject, int(number) if number.isdecimal() else 0


def sign(turn: Turn) -> Screen:
    subject, number = named(turn)
    done = signing.sign(turn.tx, turn.person, *halves(subject), number, when(turn))
    if isinstance(done, Refusal):
        return refused(subject, done)
    return Screen("report.received", {"number": number}).saying("report_signed")


def give_back(turn: Turn) -> Screen:
    subject, number = named(turn)
    return of("report.giving_back", subject, number=number)


def read(turn: Turn) -> Screen:
    number, _, page = turn.input.text.partition(".")
    at = int(page) if page.isdecimal() else 0
    return Screen("report.read", {"number": int(number) if number.isdecimal() else 0, "page": at})


def rest(turn: Turn) -> Screen:
    found = due.unchanged(turn.tx, turn.person, when(turn))
    return Screen("report.rest", {"bases": {one.owing.subject: base for one, base in found}})


def all_same(turn: Turn) -> Screen:
    shown = turn.focus.screen.arguments.get("bases", {}) if turn.focus else {}
    due.say_unchanged(turn.tx, turn.person, shown, when(turn))
    return DUE.saying("report_rest_sent")


def typed(turn: Turn) -> Screen:
    """What happened, a reason, or what is to be changed: whatever the screen asks for."""
    act = TYPED.get(turn.focus.screen.name) if turn.focus else None
    return act(turn) if act else turn.again("unexpected", sort="text")


def here(turn: Turn) -> str:
    return f"{turn.argument('cycle')}.{turn.argument('commitment')}"


def type_report(turn: Turn) -> Screen:
    ready = begun(turn, here(turn))
    return ready if isinstance(ready, Screen) else filling(quick.typed(pen(turn), *ready, turn.input.text))


def type_reason(turn: Turn) -> Screen:
    found = reports.standing(turn.tx, turn.person, *halves(here(turn)), when(turn))
    base = reports.newest(turn.tx, found.owing) if found else 0
    return unchanged(turn.taking("unchanged", f"{here(turn)}.{base}"), turn.input.text)


def type_note(turn: Turn) -> Screen:
    number = int(turn.argument("number") or 0)
    done = signing.give_back(turn.tx, turn.person, *halves(here(turn)), number, turn.input.text, when(turn))
    if isinstance(done, Refusal):
        return refused(here(turn), done)
    return of("report.one", here(turn)).saying("report_given_back")


TYPED = {"report.one": type_report, "report.same": type_reason, "report.giving_back": type_note}

conversation = Conversation(
    "report",
    commands=(
        Command("report", first, mark("Report on the promise that is owed most")),
        Command("due", open_, mark("See which reports are due")),
    ),
    presses={
        "first": first,
        "next": next_,
        "due": open_,
        "more": more,
        "one": one,
        "whole": whole,
        "quick": quickly,
        "computer": computer,
        "same": same,
        "unchanged": unchanged,
        "anyway": anyway,
        "sign": sign,
        "giveback": give_back,
        "read": read,
        "rest": rest,
        "allsame": all_same,
    },
    typed=typed,
    links={"report": follow},
    roles=frozenset({Role.PARTNER, Role.SIGNER}),
)
