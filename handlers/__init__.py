"""Telegram conversations, one module each; this is the ordered list of them, which is also the order of the menu."""

from bot.pipeline.conversation import Conversation
from handlers import desk, forget, help, language, privacy, settings, start, stop

CONVERSATIONS: tuple[Conversation, ...] = (
    start.conversation,
    language.conversation,
    settings.conversation,
    privacy.conversation,
    stop.conversation,
    forget.conversation,
    help.conversation,
    desk.conversation,
)
