"""Who runs this Kept, and what every screen may say of it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class House:
    username: str  # the bot's own, without @
    operator: str
    contact: str
    privacy: Mapping[str, str]  # the operator's own words, by language
    zone: str
    language: str
    public_url: str | None = None

    def link(self, payload: str) -> str:
        """A link that opens the bot exactly there."""
        return f"https://t.me/{self.username}?start={payload}"

    def page(self, payload: str) -> str:
        """The same by way of the web, for who has no Telegram at hand; empty where there are no public pages."""
        return f"{self.public_url.rstrip('/')}/?start={payload}" if self.public_url else ""
