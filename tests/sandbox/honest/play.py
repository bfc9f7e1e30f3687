"""The scripted conversation: steps of people on their phones and of a bot, the same for every client."""

import asyncio
import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.sandbox.faults import Fault
from bot.sandbox.phone import groups, inline, people, talking
from bot.sandbox.world import World
from tests.sandbox.honest.clients import Answer, Client
from tests.sandbox.people import PNG, TOKEN, Person, SetClock

SCRIPT = Path(__file__).parent / "script"
PARTS = sorted(path.stem for path in SCRIPT.glob("*.json"))
FILES = {"picture.png": PNG, "notes.txt": b"One.\nTwo.\n", "voice.ogg": b"OggS" + bytes(60), "clip.mp4": bytes(80)}
PATIENCE = 20.0

Step = dict[str, Any]


def steps(part: str) -> list[Step]:
    loaded: list[Step] = json.loads((SCRIPT / f"{part}.json").read_text(encoding="utf-8"))
    return loaded


def called() -> set[str]:
    """The methods that the script calls with success."""
    return {
        step["bot"]
        for part in PARTS
        for step in steps(part)
        if "bot" in step and not {"refused", "breaks"} & step.keys()
    }


class Play:
    """One part of the script on a stage of its own."""

    def __init__(self, world: World, time: SetClock, address: str, client: Client) -> None:
        self.world, self.time, self.address, self.client = world, time, address, client
        self.bot_id = next(iter(world.bots))
        cast = {"member": "en", "organiser": "fr", "stranger": "ar"}
        self.cast = {role: self._person(role, language) for role, language in cast.items()}
        self.known: dict[str, Any] = {"bot": self.bot_id, "next": 0}
        self.known |= {role: person.id for role, person in self.cast.items()}

    def _person(self, role: str, language: str) -> Person:
        account = self.world.add_account(role.title(), language_code=language)
        return Person(self.world, account.id, self.bot_id)

    async def run(self, part: str) -> None:
        for number, step in enumerate(steps(part), 1):
            try:
                await self.take(step)
            except AssertionError as error:
                raise AssertionError(f"step {number} of {part}: {error}\n{json.dumps(step)}") from None

    async def take(self, step: Step) -> None:
        if "bot" in step:
            result = await self.call(step)
        elif "time" in step:
            result = self.world.advance(step["time"])
        elif "limits" in step:
            result = self.world.limits.change(step["limits"])
        elif "fault" in step:
            result = self.world.faults.add(Fault(**step["fault"]))
        else:
            result = self.act(step)
        if "gives" in step:
            agree(self.filled(step["gives"]), result)
        if "as" in step:
            self.known[step["as"]] = result

    def act(self, step: Step) -> Any:
        role = next(iter(self.cast.keys() & step.keys()))
        return ACTS[step[role]](self.cast[role], **self.filled(step.get("with", {})))

    async def call(self, step: Step) -> Any:
        method, parameters = step["bot"], self.filled(step.get("with", {}))
        calling = asyncio.create_task(self.client.call(self.address, TOKEN, method, parameters))
        if "meanwhile" in step:
            await self.until(lambda: self.world.queues[self.bot_id].woken_by)
            self.act(step["meanwhile"])
        answer = await calling
        assert answer.get("unknown", []) == [], answer
        if "breaks" in step:
            assert answer.keys() == {"raised"}, answer
            return answer
        if "refused" in step:
            return refused(step, self.filled(step.get("parameters", {})), answer)
        assert answer.get("ok") is True, answer
        if method == "getUpdates" and answer["result"]:
            self.known["next"] = answer["result"][-1]["update_id"] + 1
        return answer["result"]

    async def until(self, is_so: Callable[[], object]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not is_so():
                await asyncio.sleep(0.005)

    def filled(self, value: Any) -> Any:
        """Puts in what is known by now: `$asked.message_id` is a field of what was called `asked`."""
        if isinstance(value, list):
            return [self.filled(one) for one in value]
        if isinstance(value, dict):
            filled = {name: self.filled(one) for name, one in value.items()}
            return {**filled, **content_of(filled["upload"])} if "upload" in filled else filled
        if isinstance(value, str) and value.startswith("$"):
            return self._looked_up(value[1:].split("."))
        return value

    def _looked_up(self, path: list[str]) -> Any:
        value = self.known[path[0]]
        for name in path[1:]:
            value = value[int(name)] if isinstance(value, list) else value[name]
        return value


def content_of(name: str) -> dict[str, str]:
    return {"content": base64.b64encode(FILES[name]).decode()}


def refused(step: Step, wanted: dict[str, Any], answer: Answer) -> Answer:
    said = {name: answer.get(name) for name in ("ok", "error_code", "description")}
    code, description = step["refused"]
    assert said == {"ok": False, "error_code": code, "description": description}, answer
    assert answer.get("parameters", {}) == wanted, answer
    assert answer.get("raised"), "the client took it for no refusal"
    return answer


def agree(wanted: Any, found: Any, where: str = "result") -> None:
    """Of an object the fields that are named, of a list every entry; a star is anything."""
    if isinstance(wanted, dict) and set(wanted) == {"upload", "content"}:
        wanted = wanted["content"]
    if isinstance(wanted, dict):
        assert isinstance(found, dict), f"{where} is {found!r}"
        for name, one in wanted.items():
            assert name in found, f"{where} has no {name}: {found!r}"
            agree(one, found[name], f"{where}.{name}")
    elif isinstance(wanted, list):
        assert isinstance(found, list), f"{where} is {found!r}"
        assert len(wanted) == len(found), f"{where} has {len(found)}: {found!r}"
        for index, (one, other) in enumerate(zip(wanted, found, strict=True)):
            agree(one, other, f"{where}[{index}]")
    else:
        assert wanted in ("*", found), f"{where} is {found!r}, not {wanted!r}"


Act = Callable[..., Any]


def sends(who: Person, kind: str, file: dict[str, str], **rest: Any) -> Any:
    return who.sends(kind, FILES[file["upload"]], file["upload"], **rest)


def on_the_phone(act: Act) -> Act:
    """An act in a chat: that with the bot where none is named."""
    return lambda who, chat=None, **rest: act(who.world, who.id, chat or who.bot_id, **rest)


ACTS: dict[str, Act] = {
    "says": Person.says,
    "sends": sends,
    "presses": Person.presses,
    "sees": Person.sees,
    "hears": Person.told,
    "blocks": Person.blocks,
    "founds": lambda who, title, **kind: {"id": who.founds(title, **kind).id},
    "starts": on_the_phone(lambda world, who, chat, payload="": talking.start(world, who, chat, payload)),
    "edits": on_the_phone(talking.edit_text),
    "points at": on_the_phone(talking.send_location),
    "shares a number": on_the_phone(talking.send_contact),
    "adds": on_the_phone(groups.add_member),
    "removes": on_the_phone(groups.remove_member),
    "grants": on_the_phone(groups.set_rights),
    "opens a topic": on_the_phone(lambda *place, name: {"id": groups.add_topic(*place, name).id}),
    "migrates": on_the_phone(lambda *place: {"id": groups.migrate(*place).id}),
    "asks": on_the_phone(lambda world, who, chat, query: inline.ask(world, who, next(iter(world.bots)), query, chat)),
    "chooses": on_the_phone(lambda world, who, chat, query, result: inline.choose(world, who, query, result, chat)),
    "leaves Telegram": lambda who: people.delete(who.world, who.id),
}
