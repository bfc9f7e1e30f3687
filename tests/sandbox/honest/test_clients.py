"""The same conversation with three clients: whatever Telegram's other clients cannot live with shows here."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator

import pytest

from bot.sandbox.methods import METHODS
from bot.sandbox.model import Bot
from bot.sandbox.server.run import running
from bot.sandbox.world import World
from tests.sandbox.honest.clients import CLIENTS, Client, missing
from tests.sandbox.honest.play import PARTS, Play, agree, called
from tests.sandbox.people import TOKEN, YES, SetClock

Get = Callable[[str], Client]


@pytest.fixture(scope="module")
def had() -> Iterator[Get]:
    """Each client is begun once, when it is first asked for."""
    begun: dict[str, Client] = {}

    def get(name: str) -> Client:
        why = missing(name)
        if why:
            pytest.skip(why)
        if name not in begun:
            begun[name] = CLIENTS[name]()
        return begun[name]

    yield get
    for client in begun.values():
        client.close()


@pytest.fixture
async def address(world: World) -> AsyncIterator[str]:
    world.add_bot(TOKEN, "keptbot", "Kept")
    async with running(world) as address:
        yield address


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("name", CLIENTS)
async def test_the_conversation_goes_as_written(
    name: str, part: str, had: Get, world: World, time: SetClock, address: str
) -> None:
    await Play(world, time, address, had(name)).run(part)


@pytest.mark.parametrize("name", ["aiogram", "grammy"])
async def test_their_own_loops_live_with_it(name: str, had: Get, world: World, time: SetClock, address: str) -> None:
    client = had(name)
    play = Play(world, time, address, client)
    member, queue = play.cast["member"], world.queues[play.bot_id]
    member.says("Before")
    echoing = asyncio.create_task(client.call(address, TOKEN, "echo", {}))
    await play.until(lambda: len(member.sees()) == 2 and queue.woken_by)
    member.says("While it waits")
    await play.until(lambda: len(member.sees()) == 4)
    sent = world.call(TOKEN, "sendMessage", {"chat_id": member.id, "text": "End?", "reply_markup": YES})
    member.presses(sent, "yes")
    assert (await echoing)["ok"]
    texts = ["Before", "Before", "While it waits", "While it waits", "End?"]
    assert [message["text"] for message in member.sees()] == texts
    assert [answer["text"] for answer in member.told("answer")] == ["Bye"]
    assert {entry.status for entry in world.journal.calls()} == {200}


def test_the_script_touches_every_method() -> None:
    assert {method.name for method in METHODS.values()} - called() == set()


async def test_aiogram_knows_every_method_and_parameter(had: Get) -> None:
    described = (await had("aiogram").call("", "", "describe", {}))["result"]
    beyond = {
        method.name: sorted(set(method.parameters) - set(described.get(method.name, ())))
        for method in METHODS.values()
        if not set(method.parameters) <= set(described.get(method.name, ()))
    }
    assert beyond == {}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [(1, 2), ({"a": 1}, {}), ({"a": 1}, []), ([1], [1, 2]), ([{"a": "*"}], [{}]), ("x", ["x"])],
)
def test_what_differs_is_found(wanted: object, found: object) -> None:
    with pytest.raises(AssertionError):
        agree(wanted, found)


@pytest.mark.parametrize(
    ("shown", "fault"),
    [({}, "first_name"), ({"first_name": "Kept", "colour": "red"}, "getMe.colour is unknown")],
)
async def test_what_aiogram_does_not_know_is_found(
    shown: dict[str, str], fault: str, had: Get, world: World, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Bot, "user", lambda self: {"id": self.id, "is_bot": True, **shown})
    answer = await had("aiogram").call(address, TOKEN, "getMe", {})
    assert fault in answer["unknown"][0]
