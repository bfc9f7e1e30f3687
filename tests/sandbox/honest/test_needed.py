"""The sandbox has what Kept calls: the methods are read from the code, so a new one cannot be forgotten."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from telegram import Bot

from bot.sandbox.methods import METHODS

ROOT = Path(__file__).parents[3]
#: By the names of python-telegram-bot, which has each method as send_message and as sendMessage.
OFFERED = {
    getattr(Bot, name).__name__: name
    for name in dir(Bot)
    if re.fullmatch(r"[a-z]+([A-Z][a-z]*)+", name) and inspect.iscoroutinefunction(getattr(Bot, name))
}
#: What the library calls by itself.
WITHIN = {"initialize": "getMe"}
RAW = "do_api_request"
NAME = re.compile(r"\b[a-z]+(?:[A-Z][a-z]*)+\b")


def needed(text: str) -> Iterator[str]:
    """The methods that a module calls on a bot or names in an address."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Attribute):
            yield from called(node)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from (name for name in NAME.findall(node.value) if name in OFFERED.values())
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == RAW:
            yield from (one.value for one in node.args if isinstance(one, ast.Constant))


def called(node: ast.Attribute) -> Iterator[str]:
    receiver = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
    if node.attr in OFFERED:
        yield OFFERED[node.attr]
    elif node.attr in OFFERED.values():
        yield node.attr
    elif node.attr in WITHIN and receiver.strip("_") == "bot":
        yield WITHIN[node.attr]


def kept() -> dict[str, set[str]]:
    files = [*(ROOT / "handlers").rglob("*.py"), *(ROOT / "bot").rglob("*.py")]
    own = [file for file in files if "sandbox" not in file.relative_to(ROOT).parts]
    return {file.relative_to(ROOT).as_posix(): set(needed(file.read_text(encoding="utf-8"))) for file in own}


def lacking(found: dict[str, set[str]]) -> list[str]:
    return [
        f"{path} calls {name}, which the sandbox lacks"
        for path, names in found.items()
        for name in sorted(names)
        if name.lower() not in METHODS
    ]


def test_the_sandbox_has_every_method_that_kept_calls() -> None:
    assert lacking(kept()) == []


def test_what_kept_is_known_to_call_is_found() -> None:
    found = set().union(*kept().values())
    assert {"getMe", "getUpdates", "setWebhook", "sendMessage", "editMessageText", "answerCallbackQuery"} <= found


@pytest.mark.parametrize(
    "line",
    [
        "await self.bot.send_poll(chat, question, options)",
        "queue(bot.send_poll, chat)",
        "await bot.sendPoll(chat)",
        "address = f'{base}/sendPoll'",
        "await bot.do_api_request('sendPoll', api_kwargs={})",
    ],
)
def test_a_method_that_the_sandbox_lacks_is_found(line: str) -> None:
    (found,) = lacking({"bot/jobs/ask.py": set(needed(f"async def ask(bot, chat):\n    {line}\n"))})
    assert found == "bot/jobs/ask.py calls sendPoll, which the sandbox lacks"


def test_a_method_newer_than_the_library_is_found_where_it_is_called_raw() -> None:
    assert set(needed("bot.do_api_request('foldMessage')")) == {"foldMessage"}
