"""Where updates come in, whichever way Telegram sends them."""

from collections.abc import Sequence
from typing import Any

from bot.pipeline.inbox import Inbox
from bot.pipeline.inline import QUERY, Inline

Raw = dict[str, Any]


class Entrance:
    """What is to be kept goes to the inbox; a question typed in another chat is answered at once or not at all."""

    def __init__(self, inbox: Inbox, inline: Inline) -> None:
        self._inbox = inbox
        self._inline = inline

    async def receive(self, updates: Sequence[Raw]) -> None:
        """When this returns, every update that is to be kept is on disk."""
        for raw in updates:
            if QUERY in raw:
                self._inline.take(raw[QUERY])
        await self._inbox.receive([raw for raw in updates if QUERY not in raw])
