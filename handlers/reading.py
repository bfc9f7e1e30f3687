"""Reading: every button and every link is a place, and opens exactly there."""

from bot.domain.screens import Screen
from bot.i18n import mark
from bot.pipeline.conversation import Command, Conversation, Turn
from bot.services import reading
from bot.services.reading import Place


def open_(_: Turn) -> Screen:
    return Screen("reading.place", {"place": ""})


def enter(turn: Turn) -> Screen:
    asked = turn.input.text
    place = reading.enter(turn.tx, turn.content, turn.person, Place.read(asked), turn.now)
    return there(place) if place.name == asked else Screen("reading.place", {"place": place.name, "gone": 1})


def there(place: Place) -> Screen:
    return Screen("reading.place", {"place": place.name})


def follow(turn: Turn) -> Screen:
    done = reading.follow(turn.tx, turn.content, turn.person, Place.read(turn.input.text), turn.now)
    return enter(turn).saying("following") if done else enter(turn)


def unfollow(turn: Turn) -> Screen:
    done = reading.unfollow(turn.tx, turn.content, turn.person, Place.read(turn.input.text), turn.now)
    return enter(turn).saying("not_following") if done else enter(turn)


def seek(turn: Turn) -> Screen:
    """Who types in the reading room is looking for something."""
    return Screen("search.results", {"words": turn.seal.close_words(turn.input.text)})


conversation = Conversation(
    "reading",
    commands=(Command("read", open_, mark("Read the reports")),),
    presses={"at": enter, "on": follow, "off": unfollow, "leave": Turn.back},
    typed=seek,
    links={"read": enter},
    aside=True,
)
