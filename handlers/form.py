"""Filling a form: opened by its link, answered by buttons and words, left and gone on with, looked over, sent."""

from collections.abc import Callable

from bot.domain.effects import Effect
from bot.domain.forms import inputs
from bot.domain.reports import Refusal, Report
from bot.domain.screens import Screen
from bot.pipeline.conversation import HOME, Conversation, Kind, Turn
from bot.services import filing
from bot.services import form as services
from bot.services.form import Opened, Pen, Sent, attaching
from bot.services.form.answering import ACTS, forwarded
from bot.services.form.attaching import Sent as File
from bot.services.form.pressing import Pressed
from bot.services.form.sending import Channel
from bot.services.form.sharing import LINK, share
from bot.services.reports import Filed

FETCH = "form.fetch"  # nobody sees it
Acting = Callable[[Pen, Opened, int], Opened]


def pen(turn: Turn) -> Pen:
    return Pen(turn.tx, turn.seal, turn.person, turn.now)


def fill(opened: Opened) -> Screen:
    return Screen("form.fill", {"draft": opened.id})


def follow(turn: Turn) -> Screen:
    """The link of a form: to its beginning, or to what was begun."""
    slug, _, subject = turn.input.text.partition("_")
    begun = services.find(pen(turn), slug, subject)
    if begun:
        return Screen("form.begun", {"draft": begun.id})
    version = turn.content.forms.get(slug)
    opened = filing.begin(pen(turn), version, subject, turn.house.zone) if version else None
    return fill(opened) if isinstance(opened, Opened) else HOME.saying("dead_link")


def open_(turn: Turn) -> Screen:
    opened = services.opened(pen(turn), pressed(turn).draft)
    return fill(opened) if opened else ended(turn, pressed(turn).draft)


def anew(turn: Turn) -> Screen:
    opened = services.opened(pen(turn), pressed(turn).draft)
    version = turn.content.forms.get(opened.filled.form) if opened else None
    if opened is None or version is None:
        return open_(turn)
    begun = filing.start_over(pen(turn), opened, version, turn.house.zone)
    return fill(begun) if isinstance(begun, Opened) else owed(opened, begun)


def leave(_: Turn) -> Screen:
    return HOME.saying("form_left")


def pressed(turn: Turn) -> Pressed:
    return services.pressed(turn.input.text)


def acting(act: Acting) -> Callable[[Turn], Screen]:
    """Only on the screen that shows the draft as it is: what is pressed on an older one was meant otherwise."""

    def at(turn: Turn) -> Screen:
        press = pressed(turn)
        opened = services.opened(pen(turn), press.draft)
        if opened is None:
            return ended(turn, press.draft)
        if opened.filled.revision != press.revision:
            return fill(opened).saying("form_older")
        return fill(act(pen(turn), opened, press.argument))

    return at


def ended(turn: Turn, draft: str) -> Screen:
    sent = filing.sent_before(pen(turn), draft)
    return received(sent).saying("form_sent_before") if sent else turn.again("old_button")


def received(sent: Sent | Report) -> Screen:
    return Screen("report.received" if isinstance(sent, Report) else "form.sent", {"number": sent.number})


def owed(opened: Opened, refusal: Refusal) -> Screen:
    """A report that is not taken stays a draft; its own screen says why."""
    cycle, commitment = filing.subject(opened)
    name = "report.newer" if refusal is Refusal.NEWER else "report.one"
    screen = Screen(name, {"cycle": cycle, "commitment": commitment})
    return screen if refusal is Refusal.NEWER else screen.saying(f"report_{refusal}")


def send(turn: Turn) -> Screen:
    opened = services.opened(pen(turn), pressed(turn).draft)
    if opened is None:
        return ended(turn, pressed(turn).draft)
    if opened.filled.revision != pressed(turn).revision:
        return fill(opened).saying("form_older")
    sent = filing.send(pen(turn), opened, Channel.CHAT, turn.house.zone)
    if sent is None:
        return fill(opened).saying("files_coming" if opened.ask is None else "form_not_yet")
    if isinstance(sent, Refusal):
        return owed(opened, sent)
    return received(sent.report if isinstance(sent, Filed) else sent)


def computer(turn: Turn) -> Screen:
    opened = services.opened(pen(turn), pressed(turn).draft)
    if opened is None:
        return ended(turn, pressed(turn).draft)
    if turn.house.public_url is None:
        return fill(opened).saying("form_no_browser")
    link = turn.seal.close_words(share(pen(turn), opened))
    return Screen("form.elsewhere", {"draft": opened.id, LINK: link})


def standing(turn: Turn) -> Opened | None:
    """The draft that is on the screen in focus."""
    return services.opened(pen(turn), turn.argument("draft") or "")


def typed(turn: Turn) -> Screen:
    opened = standing(turn)
    if opened is None or turn.focus is None or turn.focus.screen.name != "form.fill" or opened.ask is None:
        return turn.again("unexpected", sort="text")
    if turn.input.forwarded:
        return fill(forwarded(pen(turn), opened, turn.input.text))
    return fill(services.typed(pen(turn), opened, turn.input.text, turn.input.message))


def sent(turn: Turn) -> Screen | None:
    """Anything that is not words: a place, a file."""
    opened = standing(turn)
    if opened is None or opened.ask is None:
        return turn.again("unexpected", sort=turn.input.name)
    if turn.input.file:
        return attach(turn, opened, turn.input.file)
    if turn.input.place:
        return fill(services.take(pen(turn), opened, inputs.Located(*turn.input.place), turn.input.message))
    return turn.again("unexpected", sort=turn.input.name)


def attach(turn: Turn, opened: Opened, file: File) -> Screen | None:
    """The pictures of an album are one answer."""
    taken, id = attaching.attach(pen(turn), opened, file, turn.input.message)
    if id:
        turn.owe(Screen(FETCH, {"file": id}), Effect.FETCH)
    return None if taken is opened else fill(taken)


def edited(turn: Turn) -> Screen | None:
    """Nothing for the form, unless it was an answer."""
    opened = standing(turn)
    message = turn.input.message
    if opened is None or message is None or str(message) not in opened.sheet.told or turn.input.kind is not Kind.TEXT:
        return turn.again("edited")
    changed = services.edit(pen(turn), opened, message, turn.input.text)
    return fill(changed).saying("form_edited") if changed else fill(opened).saying("form_not_edited")


conversation = Conversation(
    "form",
    presses={
        "open": open_,
        "anew": anew,
        "leave": leave,
        "send": send,
        "computer": computer,
        **{verb: acting(act) for verb, act in ACTS.items()},
    },
    typed=typed,
    sent=sent,
    edited=edited,
    links={"form": follow},
)
