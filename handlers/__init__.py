"""Telegram conversations, one module each; this is the ordered list of them, which is also the order of the menu."""

from bot.pipeline.conversation import Conversation
from handlers import (
    commit,
    commitments,
    desk,
    forget,
    form,
    help,
    invitations,
    language,
    organisation,
    privacy,
    promise,
    reading,
    report,
    roles,
    search,
    settings,
    start,
    stop,
)

CONVERSATIONS: tuple[Conversation, ...] = (
    start.conversation,
    reading.conversation,
    search.conversation,
    commitments.conversation,
    promise.conversation,
    commit.conversation,
    report.conversation,
    organisation.conversation,
    form.conversation,
    language.conversation,
    settings.conversation,
    privacy.conversation,
    stop.conversation,
    forget.conversation,
    help.conversation,
    desk.conversation,
    invitations.conversation,
    roles.conversation,
)
