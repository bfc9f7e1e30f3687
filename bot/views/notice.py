"""What stands beside every conversation: answers to what nobody could expect, and word of what went wrong."""

from markupsafe import Markup

from bot.domain.screens import Press
from bot.i18n import Translator, mark
from bot.views.page import Choice, Link, Page, Reading
from bot.views.view import View, paragraphs, title

RECORDING = mark("Recordings are not listened to here, and this one was not kept.")
MOVING = mark("Videos are not watched here, and this one was not kept.")
STICKER = mark("Stickers are not read as answers here.")
LOCATION = mark("Locations are not used here, and this one was not kept.")
OTHER = mark("This kind of message cannot be read here.")
SORTS = {
    "text": mark("This was not understood."),
    "photo": mark("Pictures are not looked at here, and this one was not kept."),
    "voice": RECORDING,
    "audio": RECORDING,
    "video": MOVING,
    "video_note": MOVING,
    "animation": MOVING,
    "sticker": STICKER,
    "dice": STICKER,
    "document": mark("Files are not opened here, and this one was not kept."),
    "location": LOCATION,
    "venue": LOCATION,
    "contact": mark("Contact cards are not taken here, and this one was not kept."),
    "poll": mark("Polls are not taken here."),
}


def unexpected(reading: Reading, t: Translator) -> Markup:
    what = t(SORTS.get(reading.arguments.get("sort", ""), OTHER))
    way = t("Please press a button, or type its number or its words. {command} says more.", command="/help")
    return paragraphs(what, way)


def unknown_command(reading: Reading, t: Translator) -> Markup:
    like = reading.arguments.get("like")
    if like:
        return t("There is no such command. Did you mean {command}?", command=f"/{like}")
    return t("There is no such command. {command} names those there are.", command="/help")


def not_read(_: Reading, t: Translator) -> Page:
    return Page(
        t(
            "Your last message could not be handled. It is kept, and somebody will look into it. "
            "You can go on, or begin again with {command}.",
            command="/start",
        )
    )


def slow_down(_: Reading, t: Translator) -> Page:
    return Page(
        t(
            "Your messages come faster than they can be read. From here on they are not read. "
            "Please wait a minute, then send again what is missing."
        )
    )


def not_saved(t: Translator) -> Page:
    """Said past the outbox, when no screen can be looked up."""
    return Page(
        t(
            "Nothing can be saved just now. Your message is not lost: it waits, and is answered "
            "as soon as saving works again. You need not send it twice."
        )
    )


def in_group(reading: Reading, t: Translator) -> Page:
    text = t("Please write to Kept in private, where the group cannot read it.")
    return Page(text, controls=(Link(t("Open the private chat"), f"https://t.me/{reading.house.username}"),))


def flood(reading: Reading, t: Translator) -> Page:
    person, code, n = (reading.arguments[name] for name in ("person", "code", "n"))
    text = paragraphs(
        title(t("Too many messages")),
        t.plural(
            "{code} sent {n} message within a minute. What comes too fast is not read.",
            "{code} sent {n} messages within a minute. What comes too fast is not read.",
            n=n,
            code=code,
        ),
    )
    block = Choice(t("Block {code}", code=code), Press("desk", "block", person))
    # Without numbers: those are for the screen in focus, beside which this stands.
    return Page(text, controls=(block, Choice(t("Leave it"), Press("desk", "leave"))))


SCREENS = {
    "notice.not_read": View(not_read),
    "notice.slow_down": View(slow_down),
    "notice.in_group": View(in_group),
    "notice.flood": View(flood),
}
SAID = {
    "unexpected": unexpected,
    "unknown_command": unknown_command,
    "old_button": mark("That button is out of date. This is where you are now."),
    "dead_link": mark("This link is not valid any more. Please ask for a new one."),
    "edited": mark("You changed a message sent earlier, which changes nothing here. Please send it as a new one."),
}
