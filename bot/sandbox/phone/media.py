"""Sending pictures, documents, voices and albums from a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.files import KINDS, shown, store
from bot.sandbox.methods.sending import LONGEST_CAPTION
from bot.sandbox.model import Message, Upload
from bot.sandbox.phone.talking import Impossible, say
from bot.sandbox.refusals import Refusal
from bot.sandbox.text.entities import formatted

if TYPE_CHECKING:
    from bot.sandbox.world import World


def send_file(
    world: World,
    account_id: int,
    chat_id: int,
    kind: str,
    upload: Upload,
    *,
    caption: str = "",
    album: str = "",
    duration: int = 0,
    reply_to: int | None = None,
    thread: int | None = None,
) -> Message:
    """Files with the same album name are shown together, as a person picks them together."""
    if kind not in KINDS:
        raise Impossible(f"a {kind} cannot be sent")
    try:
        stored = store(world, kind, upload, {"duration": duration} if duration else {})
    except Refusal as refusal:
        raise Impossible(refusal.description) from None
    content: dict[str, Any] = {kind: shown(stored, kind), **_caption(caption)}
    if album:
        content["media_group_id"] = album
    return say(world, account_id, chat_id, content, reply_to=reply_to, thread=thread)


def _caption(caption: str) -> Message:
    text, entities = formatted(caption[:LONGEST_CAPTION], None, None)
    if not text:
        return {}
    return {"caption": text, "caption_entities": entities} if entities else {"caption": text}
