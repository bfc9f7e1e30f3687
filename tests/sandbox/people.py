"""A bot and people for the sandbox's tests: the bot calls, people act on their phones, everything is checked."""

from collections.abc import Mapping
from typing import Any

import pytest

from bot.sandbox.model import Bot, Chat, Upload
from bot.sandbox.phone import groups, media, reading, talking
from bot.sandbox.refusals import Refusal
from bot.sandbox.world import World
from tests.sandbox import published

TOKEN = "123456:TEST"
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x02\x00\x00\x00\x03\x08\x02\x00\x00\x00\x12\x16\xf1M"
    b"\x00\x00\x00\x00IEND\xaeB`\x82"
)
YES = {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}]]}


class SetClock:
    def __init__(self) -> None:
        self.at = 1_800_000_000.0

    def __call__(self) -> float:
        return self.at


class Caller:
    """The bot: every answer is held against the published types."""

    def __init__(self, world: World, bot: Bot) -> None:
        self.world = world
        self.bot = bot
        self.id = bot.id

    def calls(self, method: str, files: Mapping[str, Upload] | None = None, **parameters: Any) -> Any:
        result = self.world.call(self.bot.token, method, parameters, files)
        assert published.faults_of_answer(method, result) == []
        return result

    def says(self, chat_id: int, text: str = "Hello", **parameters: Any) -> dict[str, Any]:
        return self.calls("sendMessage", chat_id=chat_id, text=text, **parameters)

    def is_refused(self, method: str, files: Mapping[str, Upload] | None = None, **parameters: Any) -> str:
        """What the bot is told; the call must not pass."""
        return self.refusal(method, files, **parameters).description

    def refusal(self, method: str, files: Mapping[str, Upload] | None = None, **parameters: Any) -> Refusal:
        with pytest.raises(Refusal) as caught:
            self.world.call(self.bot.token, method, parameters, files)
        return caught.value

    def gets(self, **parameters: Any) -> list[dict[str, Any]]:
        updates = self.calls("getUpdates", **parameters)
        assert [fault for update in updates for fault in published.faults_of_update(update)] == []
        return updates

    def reads(self) -> list[dict[str, Any]]:
        """Takes and confirms everything that waits."""
        updates = self.gets()
        if updates:
            self.gets(offset=max(update["update_id"] for update in updates) + 1)
        return updates


class Person:
    def __init__(self, world: World, account_id: int, bot_id: int) -> None:
        self.world = world
        self.id = account_id
        self.bot_id = bot_id
        self.events: list[dict[str, Any]] = []
        world.listen(account_id, self.events.append)

    def says(self, text: str, chat: int | None = None, **place: Any) -> dict[str, Any]:
        return talking.send_text(self.world, self.id, chat or self.bot_id, text, **place)[-1]

    def sends(
        self, kind: str, content: bytes, name: str = "file", chat: int | None = None, **rest: Any
    ) -> dict[str, Any]:
        return media.send_file(self.world, self.id, chat or self.bot_id, kind, Upload(name, content), **rest)

    def presses(self, message: dict[str, Any], data: str, chat: int | None = None) -> str:
        return talking.press(self.world, self.id, chat or self.bot_id, message["message_id"], data)

    def blocks(self) -> None:
        talking.set_blocked(self.world, self.id, self.bot_id, is_blocked=True)

    def sees(self, chat: int | None = None, **rest: Any) -> list[dict[str, Any]]:
        return reading.messages(self.world, self.id, chat or self.bot_id, **rest)

    def founds(self, title: str, *others: int, **kind: bool) -> Chat:
        group = groups.found(self.world, self.id, title, **kind)
        for other in others:
            groups.add_member(self.world, self.id, group.id, other)
        return group

    def told(self, kind: str) -> list[dict[str, Any]]:
        return [event for event in self.events if event["type"] == kind]
