"""The same conversation with three clients: whatever Telegram's other clients cannot live with shows here."""

from collections.abc import AsyncIterator, Iterator

import pytest

from bot.sandbox.methods import METHODS
from bot.sandbox.server.run import running
from bot.sandbox.world import World
from tests.sandbox.honest.clients import CLIENTS, Client, missing
from tests.sandbox.honest.play import PARTS, Play, agree, called
from tests.sandbox.people import TOKEN, SetClock


def had(name: str) -> Client:
    why = missing(name)
    if why:
        pytest.skip(why)
    return CLIENTS[name]()


@pytest.fixture(scope="module", params=CLIENTS)
def client(request: pytest.FixtureRequest) -> Iterator[Client]:
    client = had(request.param)
    yield client
    client.close()


@pytest.fixture
async def address(world: World) -> AsyncIterator[str]:
    world.add_bot(TOKEN, "keptbot", "Kept")
    async with running(world) as address:
        yield address


@pytest.mark.parametrize("part", PARTS)
async def test_the_conversation_goes_as_written(
    part: str, client: Client, world: World, time: SetClock, address: str
) -> None:
    await Play(world, time, address, client).run(part)


def test_the_script_touches_every_method() -> None:
    assert {method.name for method in METHODS.values()} - called() == set()


async def test_aiogram_knows_every_method_and_parameter() -> None:
    client = had("aiogram")
    described = (await client.call("", "", "describe", {}))["result"]
    client.close()
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


async def test_what_aiogram_does_not_know_is_found(
    world: World, time: SetClock, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = had("aiogram")
    bot = next(iter(world.bots.values()))
    monkeypatch.setattr(type(bot), "user", lambda self: {"id": self.id, "is_bot": True, "colour": "red"})
    answer = await client.call(address, TOKEN, "getMe", {})
    client.close()
    assert "first_name" in answer["unknown"][0]
