"""Three clients behind one call: ours in this process, aiogram's and grammY's in processes of their own.

Each is given a method by its name in the Bot API and says what its own library made of the answer.
"""

import asyncio
import base64
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import which
from typing import Any

import telegram
from telegram import InlineQueryResultArticle, InputFile, InputTextMessageContent
from telegram.error import TelegramError

from bot.pipeline.request import Request

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
AIOGRAM = ROOT / ".venv-aiogram" / "bin" / "python"
GRAMMY = HERE / "grammy" / "node_modules" / "grammy"
PATIENCE = 60.0  # however busy the machine is: an answer is waited for, not measured

Answer = dict[str, Any]


class Told(Request):
    """Kept's own request, which notes how an answer came before the library put it into its words."""

    def __init__(self) -> None:
        super().__init__()
        self.wire: Answer = {}

    async def do_request(self, *given: Any, **named: Any) -> tuple[int, bytes]:
        status, body = await super().do_request(*given, **named)
        self.wire = json.loads(body) if body.startswith(b"{") else {}
        return status, body


class Ours:
    """python-telegram-bot over the request class that Kept runs with."""

    async def call(self, address: str, token: str, method: str, parameters: dict[str, Any]) -> Answer:
        request = Told()
        bot = telegram.Bot(token, f"{address}/bot", f"{address}/file/bot", request, request)
        await request.initialize()
        try:
            return {"ok": True, "result": plain(await self._made(bot, method, parameters))}
        except TelegramError as error:
            return {**request.wire, "raised": type(error).__name__}
        finally:
            await request.shutdown()

    async def _made(self, bot: telegram.Bot, method: str, parameters: dict[str, Any]) -> Any:
        if method == "download":
            file = await bot.get_file(parameters["file_id"])
            return base64.b64encode(await file.download_as_bytearray()).decode()
        call = getattr(bot, method)
        return await call(**{name: typed(name, value) for name, value in parameters.items()})

    def close(self) -> None: ...


def markup(value: Any) -> Any:
    kinds = {
        "inline_keyboard": telegram.InlineKeyboardMarkup,
        "remove_keyboard": telegram.ReplyKeyboardRemove,
        "force_reply": telegram.ForceReply,
    }
    kind = next((kind for name, kind in kinds.items() if name in value), None)
    return kind.de_json(value, None) if kind else telegram.ReplyKeyboardMarkup(**value)


def media(value: Any) -> Any:
    if isinstance(value, list):
        return [media(one) for one in value]
    kind = getattr(telegram, f"InputMedia{value['type'].title()}")
    return kind(**{name: uploaded(one) for name, one in value.items() if name != "type"})


def uploaded(value: Any) -> Any:
    is_file = isinstance(value, dict) and "upload" in value
    return InputFile(base64.b64decode(value["content"]), value["upload"], attach=True) if is_file else value


def article(value: dict[str, Any]) -> InlineQueryResultArticle:
    content = InputTextMessageContent(**value["input_message_content"])
    rest = {name: typed(name, one) for name, one in value.items() if name not in ("type", "input_message_content")}
    return InlineQueryResultArticle(input_message_content=content, **rest)


TYPED: dict[str, Callable[[Any], Any]] = {
    "reply_markup": markup,
    "media": media,
    "commands": lambda value: [telegram.BotCommand(**one) for one in value],
    "results": lambda value: [article(one) for one in value],
    "scope": lambda value: telegram.BotCommandScope.de_json(value, None),
    "menu_button": lambda value: telegram.MenuButton.de_json(value, None),
    "button": lambda value: telegram.InlineQueryResultsButton(**value),
    "reply_parameters": lambda value: telegram.ReplyParameters(**value),
    "link_preview_options": lambda value: telegram.LinkPreviewOptions(**value),
    "entities": lambda value: [telegram.MessageEntity(**one) for one in value],
}


def typed(name: str, value: Any) -> Any:
    return TYPED.get(name, uploaded)(value)


def plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value.to_dict() if isinstance(value, telegram.TelegramObject) else value


class Foreign:
    """A client of somebody else, in a process that answers one line with one line."""

    def __init__(self, *command: str | Path) -> None:
        environ = {"PATH": os.environ["PATH"]}
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environ
        )

    async def call(self, address: str, token: str, method: str, parameters: dict[str, Any]) -> Answer:
        asked = {"address": address, "token": token, "method": method, "parameters": parameters}
        try:
            return await asyncio.wait_for(asyncio.to_thread(self._answer, json.dumps(asked)), PATIENCE)
        except TimeoutError:
            self._process.kill()  # so that nothing waits for its line any longer
            raise

    def _answer(self, line: str) -> Answer:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        answer: Answer = json.loads(self._process.stdout.readline() or '{"description": "the client has ended"}')
        return answer

    def close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.kill()
        self._process.wait(10)


Client = Ours | Foreign


def aiogram() -> Foreign:
    return Foreign(AIOGRAM, HERE / "aiogram" / "client.py")


def grammy() -> Foreign:
    return Foreign("node", HERE / "grammy" / "client.mjs")


CLIENTS: dict[str, Callable[[], Client]] = {"ours": Ours, "aiogram": aiogram, "grammy": grammy}


def missing(name: str) -> str | None:
    """Why a client cannot be had here."""
    if name == "aiogram" and not AIOGRAM.exists():
        return "aiogram is not set up: make clients"
    if name == "grammy" and not (GRAMMY.exists() and which("node")):
        return "grammY is not set up: make clients"
    return None
