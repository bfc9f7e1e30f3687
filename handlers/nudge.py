"""What is said to a reminder besides the report itself: later, or no more."""

from bot.domain.cycles import When
from bot.domain.people import Role
from bot.domain.screens import Screen
from bot.pipeline.conversation import Conversation, Turn
from bot.services import nudging, people

DAYS = {"1": 1, "7": 7}


def later(turn: Turn) -> Screen:
    days = DAYS.get(turn.input.text)
    if days is None:
        return turn.again("old_button")
    people.set_reminded(turn.tx, turn.person, reminded=True)  # an old reminder, pressed after a "no"
    day = nudging.later(turn.tx, turn.person, turn.chat, days, When(turn.now, turn.house.zone))
    return Screen("report.due").saying("nudge_later", day=day.isoformat())


def off(turn: Turn) -> Screen:
    people.set_reminded(turn.tx, turn.person, reminded=False)
    return Screen("settings.main").saying("nudge_off")


conversation = Conversation("nudge", presses={"later": later, "off": off}, roles=frozenset({Role.PARTNER, Role.SIGNER}))
