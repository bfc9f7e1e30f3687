"""The calendar: what is to come, what is mine, what is past; every page has a link, and the whole goes into a file."""

from bot.domain.calendar import MINE, Spot
from bot.domain.effects import Effect
from bot.domain.reading import Place
from bot.domain.screens import Screen
from bot.i18n import mark
from bot.pipeline.conversation import Command, Conversation, Turn
from bot.services import reading
from bot.services.reading import PROCESS

ENTRY = "entry"


def open_(_: Turn) -> Screen:
    return there(Spot())


def there(spot: Spot) -> Screen:
    return Screen("calendar.list", {"at": spot.name})


def at(turn: Turn) -> Screen:
    return there(Spot.read(turn.input.text))


def stood(turn: Turn) -> Spot:
    """The page of the list that this was opened from."""
    return Spot.read(turn.argument("at") or "")


def entry(turn: Turn) -> Screen:
    return Screen("calendar.entry", {"id": turn.input.text, "at": stood(turn).name})


def processes(turn: Turn) -> Screen:
    return Screen("calendar.processes", {"at": stood(turn).name})


def follow(turn: Turn) -> Screen:
    done = reading.follow(turn.tx, turn.content, turn.person, Place((PROCESS, turn.input.text)), turn.now)
    return stayed(turn).saying("following") if done else stayed(turn)


def unfollow(turn: Turn) -> Screen:
    done = reading.unfollow(turn.tx, turn.content, turn.person, Place((PROCESS, turn.input.text)), turn.now)
    return stayed(turn).saying("not_following") if done else stayed(turn)


def stayed(turn: Turn) -> Screen:
    spot = stood(turn)
    return there(spot if spot.process == turn.input.text else Spot(process=turn.input.text))


def file(turn: Turn) -> Screen:
    turn.owe(Screen("calendar.file", {"at": Spot.read(turn.input.text).name}), Effect.FILE)
    return there(Spot.read(turn.input.text)).saying("calendar_coming")


def link(turn: Turn) -> Screen:
    """`calendar`, `calendar_mine`, `calendar_ahead_global-compacts_2`, `calendar_entry_M058`."""
    kind, _, rest = turn.input.text.partition("_")
    return entry(turn.taking("entry", rest)) if kind == ENTRY else at(turn)


def mine(_: Turn) -> Screen:
    return there(Spot(MINE))


conversation = Conversation(
    "calendar",
    commands=(Command("calendar", open_, mark("See the dates to come and those past")),),
    presses={
        "open": open_,
        "at": at,
        "mine": mine,
        "entry": entry,
        "processes": processes,
        "follow": follow,
        "unfollow": unfollow,
        "file": file,
        "leave": Turn.back,
    },
    links={"calendar": link},
    aside=True,
)
