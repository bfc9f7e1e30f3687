"""Which screen, and so which conversation, awaits a person's input in a chat."""

from dataclasses import dataclass

from bot.domain.screens import Screen


@dataclass(frozen=True, slots=True)
class Focus:
    screen: Screen
    under: Screen | None  # what was set aside for a moment: a language is chosen in the middle of a form
    message: int | None  # where in the chat a screen was last known to stand
    revision: int
