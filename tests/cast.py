"""People on phones: what they say and press, and what they see."""

from typing import Any

from bot.domain.people import Role
from bot.sandbox.phone import talking
from bot.services import people as services
from bot.storage import people
from bot.storage.engine import Transaction
from tests.stage import BOT, Stage

Message = dict[str, Any]


class Phone:
    """A phone in the sandbox with the bot's chat open on it."""

    def __init__(self, stage: Stage, id: int) -> None:
        self.stage = stage
        self.id = id

    @classmethod
    def new(cls, stage: Stage, language: str) -> "Phone":
        return cls(stage, stage.world.add_account("Somebody", language_code=language).id)

    @classmethod
    async def settled(cls, stage: Stage, language: str, *roles: Role) -> "Phone":
        """Somebody who has chosen a language and stands before the menu."""
        phone = cls.new(stage, language)

        def unit(tx: Transaction) -> None:
            person = services.arrive(tx, phone.id, language, "UTC", stage.time.now())
            services.choose_language(tx, person, language)
            for role in roles:
                people.give_role(tx, person.id, role, stage.time.now())

        await stage.store.write(unit)
        await phone.says("/start")
        return phone

    async def says(self, text: str) -> None:
        talking.send_text(self.stage.world, self.id, BOT, text)
        await self.stage.settle()

    async def presses(self, label: str, message: Message | None = None) -> None:
        """Press the button whose label contains these words, on the last screen with buttons or on an older one."""
        self.taps(label, message)
        await self.stage.settle()

    def taps(self, label: str, message: Message | None = None) -> None:
        """Press, and do not wait for what comes of it."""
        shown = message or self.screen
        data = next(
            (
                button["callback_data"]
                for button in buttons(shown)
                if label in button["text"] and "callback_data" in button
            ),
            None,
        )
        assert data is not None, f"no button {label!r} on: {self.labels(shown)}"
        talking.press(self.stage.world, self.id, BOT, shown["message_id"], data)

    async def follows(self, payload: str) -> None:
        talking.start(self.stage.world, self.id, BOT, payload)
        await self.stage.settle()

    async def sends(self, **content: Any) -> None:
        """Anything that is not words: `sticker={...}`, `location={...}`."""
        talking.say(self.stage.world, self.id, BOT, content)
        await self.stage.settle()

    async def edits(self, text: str) -> None:
        mine = [one for one in self.history if one["from"]["id"] == self.id]
        talking.edit_text(self.stage.world, self.id, BOT, mine[-1]["message_id"], text)
        await self.stage.settle()

    async def blocks(self) -> None:
        talking.set_blocked(self.stage.world, self.id, BOT, is_blocked=True)
        await self.stage.settle()

    @property
    def history(self) -> list[Message]:
        return [message for _, message in sorted(self.stage.world.dialog(BOT, self.id).messages.items())]

    @property
    def received(self) -> list[Message]:
        return [message for message in self.history if message["from"]["id"] == BOT]

    @property
    def screen(self) -> Message:
        """The newest message that has buttons."""
        return [message for message in self.received if buttons(message)][-1]

    @property
    def text(self) -> str:
        return str(self.received[-1].get("text") or self.received[-1].get("caption", ""))

    @staticmethod
    def labels(message: Message) -> list[str]:
        return [button["text"] for button in buttons(message)]

    def sees(self, *words: str) -> None:
        for word in words:
            assert word in self.text, f"{word!r} is not in: {self.text!r}"


def buttons(message: Message) -> list[dict[str, Any]]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]
