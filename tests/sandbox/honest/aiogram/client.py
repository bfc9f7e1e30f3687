"""aiogram's Bot, driven by lines of JSON: a call comes in, what it made of the answer goes out.

Whatever aiogram's own models of the Bot API do not know is named beside the answer.
"""

import asyncio
import base64
import inspect
import json
import sys
from collections.abc import Iterator
from typing import Any

from aiogram import Bot, Dispatcher, methods
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from pydantic import BaseModel, ValidationError

MODELS = {
    model.__api_method__: model
    for _, model in inspect.getmembers(methods, inspect.isclass)
    if isinstance(getattr(model, "__api_method__", None), str)
}


class Session(AiohttpSession):
    """Keeps the answer as it came and as it was understood."""

    wire: dict[str, Any]
    unknown: list[str]

    def check_response(self, bot: Bot, method: Any, status_code: int, content: str) -> Any:
        self.wire = json.loads(content) if content.startswith("{") else {}
        response = super().check_response(bot, method, status_code, content)
        self.unknown = list(extras(response.result, method.__api_method__))
        return response


def extras(value: Any, where: str) -> Iterator[str]:
    """What was sent and has no place in the models."""
    if isinstance(value, BaseModel):
        yield from (f"{where}.{name} is unknown" for name in value.model_extra or ())
        for name in type(value).model_fields:
            yield from extras(getattr(value, name), f"{where}.{name}")
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from extras(one, f"{where}[{index}]")
    elif isinstance(value, dict):
        yield f"{where} is of no known type"


def with_files(value: Any) -> Any:
    if isinstance(value, list):
        return [with_files(one) for one in value]
    if not isinstance(value, dict):
        return value
    if "upload" in value:
        return BufferedInputFile(base64.b64decode(value["content"]), value["upload"])
    return {name: with_files(one) for name, one in value.items()}


async def echoed(bot: Bot) -> dict[str, Any]:
    """aiogram's own loop: repeats what is written until a button is pressed."""
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def repeat(message: Message) -> None:
        await message.answer(message.text or "")

    @dispatcher.callback_query()
    async def end(query: CallbackQuery) -> None:
        await query.answer("Bye")
        ending.append(asyncio.create_task(dispatcher.stop_polling()))

    ending: list[asyncio.Task[None]] = []
    await dispatcher.start_polling(bot, polling_timeout=5, handle_signals=False, close_bot_session=False)
    await asyncio.gather(*ending)
    return {"ok": True, "result": True}


async def called(bot: Bot, session: Session, method: str, parameters: dict[str, Any]) -> dict[str, Any]:
    if method == "download":
        content = await bot.download(parameters["file_id"])
        return {"ok": True, "result": base64.b64encode(content.read()).decode()}
    if method == "echo":
        return await echoed(bot)
    model = MODELS[method](**with_files(parameters))
    beyond = list(extras(model, method))
    session.wire = {}
    try:
        await bot(model)
    except ClientDecodeError as error:
        return {**session.wire, "unknown": [str(error.original)]} if session.wire else {"raised": type(error).__name__}
    except TelegramAPIError as error:
        return {**session.wire, "raised": type(error).__name__}
    return {"ok": True, "unknown": beyond + session.unknown, "result": session.wire["result"]}


async def answered(session: Session, asked: dict[str, Any]) -> dict[str, Any]:
    if asked["method"] == "describe":
        return {"ok": True, "result": {name: list(model.model_fields) for name, model in MODELS.items()}}
    session.api = TelegramAPIServer.from_base(asked["address"])
    bot = Bot(asked["token"], session=session)
    try:
        return await called(bot, session, asked["method"], asked["parameters"])
    except ValidationError as error:
        return {"ok": False, "error_code": 0, "description": f"aiogram does not send this: {error}"}


async def main() -> None:
    """One session for all: making one is dear."""
    session = Session()
    try:
        while line := await asyncio.to_thread(sys.stdin.readline):
            sys.stdout.write(json.dumps(await answered(session, json.loads(line))) + "\n")
            sys.stdout.flush()
    finally:
        await session.close()


if __name__ == "__main__":
    asyncio.run(main())
