"""A world with one bot and people who have begun to talk with it; nothing is limited unless a test says so."""

import pytest

from bot.sandbox.model import Chat
from bot.sandbox.phone import groups
from bot.sandbox.world import World
from tests.sandbox.people import TOKEN, Caller, Person, SetClock


@pytest.fixture
def time() -> SetClock:
    return SetClock()


@pytest.fixture
def world(time: SetClock) -> World:
    world = World(now=time, seed=7)
    world.limits.is_on = False
    return world


@pytest.fixture
def bot(world: World) -> Caller:
    return Caller(world, world.add_bot(TOKEN, "keptbot", "Kept"))


@pytest.fixture
def stranger(world: World, bot: Caller) -> Person:
    """Somebody who has never written to the bot."""
    return Person(world, world.add_account("Stranger").id, bot.id)


@pytest.fixture
def member(world: World, bot: Caller) -> Person:
    return _begun(world, bot, "Member", "en")


@pytest.fixture
def organiser(world: World, bot: Caller) -> Person:
    return _begun(world, bot, "Organiser", "fr")


def _begun(world: World, bot: Caller, name: str, language: str) -> Person:
    person = Person(world, world.add_account(name, language_code=language).id, bot.id)
    person.says("/start")
    bot.reads()
    return person


@pytest.fixture
def group(member: Person, organiser: Person, bot: Caller) -> Chat:
    """An ordinary group of the organiser, the member and the bot."""
    group = organiser.founds("Neighbours", member.id, bot.id)
    bot.reads()
    return group


@pytest.fixture
def forum(member: Person, organiser: Person, bot: Caller) -> Chat:
    """A supergroup with topics, where the bot manages topics and may delete."""
    forum = organiser.founds("Forum", member.id, bot.id, is_forum=True)
    rights = {"can_manage_topics": True, "can_delete_messages": True}
    groups.set_rights(organiser.world, organiser.id, forum.id, bot.id, rights)
    bot.reads()
    return forum
