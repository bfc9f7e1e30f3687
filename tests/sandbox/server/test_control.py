"""The sandbox's own switches over HTTP."""

from pathlib import Path

from aiohttp import ClientSession

from tests.sandbox.people import Caller, Person
from tests.sandbox.server.requests import answer


async def test_the_clock_is_moved_for_all(http: ClientSession, bot: Caller, tmp_path: Path) -> None:
    assert (tmp_path / "clock").read_text() == "0.0\n"
    async with http.post("/sandbox/clock", json={"advance": 3600}) as got:
        assert await got.json() == {"now": bot.world.now(), "offset": 3600.0}
    assert (tmp_path / "clock").read_text() == "3600.0\n"
    async with http.post("/sandbox/clock", json={"advance": -1}) as got:
        assert got.status == 400
    assert (tmp_path / "clock").read_text() == "3600.0\n"


async def test_faults_and_limits_are_switched(http: ClientSession, member: Person) -> None:
    async with http.post("/sandbox/faults", json={"kind": "flood", "method": "getMe", "seconds": 3}) as got:
        rule = await got.json()
    status, body = await answer(http, "getMe")
    assert (status, body["parameters"]) == (429, {"retry_after": 3})
    async with http.delete("/sandbox/faults", params={"id": rule["id"]}) as got:
        assert await got.json() == []
    assert (await answer(http, "getMe"))[0] == 200
    async with http.post("/sandbox/faults", json={"kind": "fire"}) as got:
        assert got.status == 400
    async with http.post("/sandbox/limits", json={"overall_per_second": 1000}) as got:
        assert (await got.json())["overall_per_second"] == 1000
    async with http.get("/sandbox/journal", params={"limit": 1}) as got:
        assert len(await got.json()) == 1
    async with http.get("/sandbox/links") as got:
        assert await got.json() == [{"label": "Pages", "url": "http://127.0.0.1/"}]
