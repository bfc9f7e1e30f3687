"""What is to be shown and what a button means, as names and codes only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SAID = "said"
DATA_LIMIT = 64  # bytes that Telegram carries in a button


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen's name and its arguments: ids, numbers, dates and codes, never a person's words."""

    name: str
    arguments: Mapping[str, Any] = field(default_factory=dict)

    @property
    def conversation(self) -> str:
        """A screen is named `conversation.screen`: what is typed on it goes there."""
        return self.name.partition(".")[0]

    def saying(self, said: str, **details: Any) -> "Screen":
        """The same screen under a sentence about what just happened."""
        return Screen(self.name, {**self.arguments, SAID: [said, details]})

    def unsaid(self) -> "Screen":
        """Without the sentence: what is kept is where one is, not what was last said there."""
        return Screen(self.name, {name: value for name, value in self.arguments.items() if name != SAID})

    @property
    def said(self) -> tuple[str, Mapping[str, Any]] | None:
        """The sentence's name, and what it names in turn."""
        found = self.arguments.get(SAID)
        return (found[0], found[1]) if found else None


@dataclass(frozen=True, slots=True)
class Press:
    """What a button asks of a conversation."""

    conversation: str
    verb: str
    argument: str = ""

    def pack(self) -> str:
        data = f"{self.conversation}:{self.verb}:{self.argument}"
        if len(data.encode()) > DATA_LIMIT:
            raise ValueError(f"a button carries {DATA_LIMIT} bytes, not {data!r}")
        return data

    @classmethod
    def unpack(cls, data: str) -> "Press | None":
        parts = data.split(":", 2)
        return cls(*parts) if len(parts) == 3 and all(parts[:2]) else None
