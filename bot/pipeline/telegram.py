"""Speaking to Telegram: pages become messages, and its many refusals become the few that matter."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

from telegram import Bot, InputFile
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.documents.document import File
from bot.i18n import Translator
from bot.pipeline.request import Unsent, asked
from bot.views.cards import Card, Cards
from bot.views.page import Choice, Link, Page, numbered

Raw = dict[str, Any]
CACHED = 60  # seconds that Telegram may repeat an answer by itself
NO_PREVIEW = {"is_disabled": True}
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
    """The calls that effects are made of, in Telegram's own form: the library's objects cost more than the calls."""

    bot: Bot

    async def show(self, chat: int, page: Page, t: Translator, edits: int | None) -> int:
        """Show the page, in place where that is still possible; the message it stands in."""
        if edits is not None and await self._edit(chat, page, t, edits):
            return edits
        return await self._send(chat, page, t)

    async def _edit(self, chat: int, page: Page, t: Translator, message: int) -> bool:
        try:
            await self._call("editMessageText", chat_id=chat, message_id=message, **shown(page, t))
        except Refused as refused:
            reason = str(refused).lower()
            if "message is not modified" in reason:
                return True
            if any(words in reason for words in GONE_MESSAGE):
                return False
            raise
        return True

    async def _send(self, chat: int, page: Page, t: Translator) -> int:
        message = await self._call("sendMessage", chat_id=chat, **shown(page, t))
        return int(message["message_id"])

    async def hand(self, chat: int, file: File, page: Page, t: Translator) -> int:
        """A picture or document, with the page's text under it."""
        method, name = ("sendPhoto", "photo") if file.picture else ("sendDocument", "document")
        looks = shown(page, t)
        looks["caption"] = looks.pop("text")
        del looks["link_preview_options"]
        body = RequestParameter.from_input(name, InputFile(file.content, filename=file.name))
        message = await self._request(method, asked(body, chat_id=chat, **looks))
        return int(message["message_id"])

    async def strip(self, chat: int, message: int) -> None:
        """Take the buttons from a screen that another one has replaced."""
        try:
            await self._call("editMessageReplyMarkup", chat_id=chat, message_id=message)
        except Refused:
            return  # it is gone, or has none: as wished

    async def answer(self, query: str) -> None:
        await self._call("answerCallbackQuery", callback_query_id=query)

    async def offer(self, query: str, cards: Cards) -> None:
        """Cards to choose from, for whoever typed the bot's name in another chat."""
        results = [card_shown(card) for card in cards.cards]
        after = str(cards.following) if cards.following else ""
        await self._call(
            "answerInlineQuery",
            inline_query_id=query,
            results=results,
            cache_time=CACHED,
            is_personal=True,
            next_offset=after,
            button={"text": cards.label, "start_parameter": cards.payload},
        )

    async def fetch(self, file: str) -> bytes:
        """What somebody sent; Telegram keeps it at hand for an hour at least."""
        told_of = await self._call("getFile", file_id=file)
        return bytes(await told(self.bot.request.retrieve(f"{self.bot.base_file_url}/{told_of['file_path']}")))

    async def _call(self, method: str, **parameters: Any) -> Any:
        return await self._request(method, asked(**parameters))

    async def _request(self, method: str, data: RequestData) -> Any:
        return await told(self.bot.request.post(f"{self.bot.base_url}/{method}", data))


def shown(page: Page, t: Translator) -> Raw:
    rows = [[button(label, one) for label, one in row] for row in numbered(page, t)]
    looks = {"text": page.text, "parse_mode": ParseMode.HTML, "link_preview_options": NO_PREVIEW}
    return {**looks, "reply_markup": {"inline_keyboard": rows}} if rows else looks


def card_shown(card: Card) -> Raw:
    content = {"message_text": card.text, "parse_mode": ParseMode.HTML, "link_preview_options": NO_PREVIEW}
    return {
        "type": "article",
        "id": card.id,
        "title": card.title,
        "description": card.about,
        "input_message_content": content,
        "reply_markup": {"inline_keyboard": [[button(card.link.label, card.link)]]},
    }


def button(label: str, one: Choice | Link) -> Raw:
    if isinstance(one, Link):
        return {"text": label, "url": one.url}
    return {"text": label, "callback_data": one.press.pack()}


def patience(error: RetryAfter) -> float:
    """How many seconds Telegram wants to be left alone."""
    return cast(timedelta, error.retry_after).total_seconds()


async def told(call: Any) -> Any:
    """Await a call of the library and sort what can go wrong."""
    try:
        return await call
    except RetryAfter as error:
        raise Wait(patience(error)) from None
    except ChatMigrated as error:
        raise Moved(error.new_chat_id) from None
    except Forbidden as error:
        raise Unreachable(error.message) from None
    except BadRequest as error:
        kind = Unreachable if any(words in error.message.lower() for words in GONE_CHAT) else Refused
        raise kind(error.message) from None
    except TelegramError as error:
        raise Again(type(error).__name__, maybe_sent=not isinstance(error, Unsent | InvalidToken)) from None
