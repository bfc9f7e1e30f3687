"""How Kept writes to a person: language, time zone, quiet hours, plain text."""

from bot.domain.screens import Screen
from bot.i18n import mark
from bot.pipeline.conversation import Command, Conversation, Turn
from bot.services import people, zones

MAIN, ZONE, QUIET = Screen("settings.main"), Screen("settings.zone"), Screen("settings.quiet")


def open_(_: Turn) -> Screen:
    return MAIN


def language(_: Turn) -> Screen:
    return Screen("language.choose", {"origin": MAIN.name})


def zone(_: Turn) -> Screen:
    return ZONE


def set_zone(turn: Turn) -> Screen:
    done = people.set_zone(turn.tx, turn.person, turn.input.text)
    return MAIN.saying("saved") if done else ZONE.saying("zone_unknown")


def type_zone(turn: Turn) -> Screen:
    typed = turn.input.text
    found = zones.find(typed)
    if found is None and (near := zones.like(typed)):
        return Screen(ZONE.name, {"near": near}).saying("zone_unsure")
    return set_zone(turn.taking("set_zone", found or ""))


def quiet(_: Turn) -> Screen:
    return QUIET


def set_quiet(turn: Turn) -> Screen:
    done = people.set_quiet(turn.tx, turn.person, turn.input.text)
    return MAIN.saying("saved") if done else QUIET.saying("quiet_unread")


def plain(turn: Turn) -> Screen:
    people.set_plain(turn.tx, turn.person, turn.input.text == "on")
    return MAIN.saying("saved")


def reminders(turn: Turn) -> Screen:
    people.set_reminded(turn.tx, turn.person, turn.input.text == "on")
    return MAIN.saying("saved")


def typed(turn: Turn) -> Screen:
    act = TYPED.get(turn.focus.screen.name) if turn.focus else None
    return act(turn) if act else turn.again("unexpected", sort="text")


TYPED = {ZONE.name: type_zone, QUIET.name: set_quiet}

conversation = Conversation(
    "settings",
    commands=(Command("settings", open_, mark("Time zone, quiet hours, text only")),),
    presses={
        "open": open_,
        "language": language,
        "zone": zone,
        "set_zone": set_zone,
        "quiet": quiet,
        "set_quiet": set_quiet,
        "plain": plain,
        "reminders": reminders,
        "back": Turn.back,
    },
    typed=typed,
    aside=True,
)
