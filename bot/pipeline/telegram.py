"""Speaking to Telegram: pages become messages, and its many refusals become the few that matter."""

from dataclasses import dataclass
from typing import Any

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.i18n import Translator
from bot.pipeline.request import Unsent
from bot.views.page import Choice, Link, Page, numbered

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
GONE_MESSAGE = ("message to edit not found", "message can't be edited", "message_id_invalid", "there is no text in")
GONE_CHAT = ("chat not found", "user is deactivated", "peer_id_invalid", "group chat was deactivated")


class Again(Exception):
    """Not this time: Telegram or the network was not ready; `maybe_sent` where it can have had its effect."""

    def __init__(self, reason: str, *, maybe_sent: bool) -> None:
        super().__init__(reason)
        self.maybe_sent = maybe_sent


class Wait(Exception):
    """Telegram asks for patience."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"asked to wait {seconds:g} s")
        self.seconds = seconds


class Moved(Exception):
    """The group has a new id."""

    def __init__(self, chat: int) -> None:
        super().__init__("the group has a new id")
        self.chat = chat


class Unreachable(Exception):
    """Nobody can be reached there any more: blocked, deleted, removed."""


class Refused(Exception):
    """Telegram will never accept this; trying again is of no use."""


@dataclass(frozen=True, slots=True)
class Telegram:
    """The calls that effects are made of."""

    bot: Bot

    async def show(self, chat: int, page: Page, t: Translator, edits: int | None) -> int:
        """Show the page, in place where that is still possible; the message it stands in."""
        if edits is not None and await self._edit(chat, page, t, edits):
            return edits
        return await self._send(chat, page, t)

    async def _edit(self, chat: int, page: Page, t: Translator, message: int) -> bool:
        try:
            await told(
                self.bot.edit_message_text(
                    page.text,
                    chat,
                    message,
                    parse_mode=ParseMode.HTML,
                    link_preview_options=NO_PREVIEW,
                    reply_markup=keyboard(page, t),
                )
            )
        except Refused as refused:
            reason = str(refused).lower()
            if "message is not modified" in reason:
                return True
            if any(words in reason for words in GONE_MESSAGE):
                return False
            raise
        return True

    async def _send(self, chat: int, page: Page, t: Translator) -> int:
        message = await told(
            self.bot.send_message(
                chat,
                page.text,
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
                reply_markup=keyboard(page, t),
            )
        )
        return int(message.message_id)

    async def strip(self, chat: int, message: int) -> None:
        """Take the buttons from a screen that another one has replaced."""
        try:
            await told(self.bot.edit_message_reply_markup(chat, message))
        except Refused:
            return  # it is gone, or has none: as wished

    async def answer(self, query: str) -> None:
        await told(self.bot.answer_callback_query(query))


def keyboard(page: Page, t: Translator) -> InlineKeyboardMarkup | None:
    rows = [[button(label, one) for label, one in row] for row in numbered(page, t)]
    return InlineKeyboardMarkup(rows) if rows else None


def button(label: str, one: Choice | Link) -> InlineKeyboardButton:
    if isinstance(one, Link):
        return InlineKeyboardButton(label, url=one.url)
    return InlineKeyboardButton(label, callback_data=one.press.pack())


async def told(call: Any) -> Any:
    """Await a call of the library and sort what can go wrong."""
    try:
        return await call
    except RetryAfter as error:
        wait = error.retry_after
        raise Wait(wait if isinstance(wait, int | float) else wait.total_seconds()) from None
    except ChatMigrated as error:
        raise Moved(error.new_chat_id) from None
    except Forbidden as error:
        raise Unreachable(error.message) from None
    except BadRequest as error:
        kind = Unreachable if any(words in error.message.lower() for words in GONE_CHAT) else Refused
        raise kind(error.message) from None
    except (TimedOut, Unsent, NetworkError) as error:
        raise Again(type(error).__name__, maybe_sent=not isinstance(error, Unsent)) from None
    except InvalidToken as error:
        raise Again(error.message, maybe_sent=False) from None
