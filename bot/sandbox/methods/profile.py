"""What a bot says of itself: names, descriptions, commands by scope and language, the menu button."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.sandbox.access import find_chat
from bot.sandbox.model import Bot
from bot.sandbox.refusals import bad_request
from bot.sandbox.registry import ARRAY, CHAT, INTEGER, OBJECT, STRING, Given, method, read_fields
from bot.sandbox.text.links import checked_link

if TYPE_CHECKING:
    from bot.sandbox.world import World

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_PLAIN_SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
_CHAT_SCOPES = {"chat", "chat_administrators", "chat_member"}
_SCOPE = {"type": STRING, "chat_id": CHAT, "user_id": INTEGER}
_BUTTON = {"type": STRING, "text": STRING, "web_app": OBJECT}
_MOST_COMMANDS = 100


@method("setMyCommands", commands=ARRAY, scope=OBJECT, language_code=STRING)
def set_my_commands(world: World, bot: Bot, given: Given) -> bool:
    key = _key(world, bot, given)
    commands = [_command(command) for command in given.get("commands", [])]
    if len(commands) > _MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    if commands:
        bot.commands[key] = commands
    else:
        bot.commands.pop(key, None)
    _tell_all(world, bot)
    return True


@method("getMyCommands", scope=OBJECT, language_code=STRING)
def get_my_commands(world: World, bot: Bot, given: Given) -> list[dict[str, str]]:
    return bot.commands.get(_key(world, bot, given), [])


@method("deleteMyCommands", scope=OBJECT, language_code=STRING)
def delete_my_commands(world: World, bot: Bot, given: Given) -> bool:
    bot.commands.pop(_key(world, bot, given), None)
    _tell_all(world, bot)
    return True


@method("setMyName", name=STRING, language_code=STRING)
def set_my_name(world: World, bot: Bot, given: Given) -> bool:
    name = _limited(given.get("name", ""), 64, "BOT_TITLE_INVALID")
    language = _language(given)
    if not language and name:
        bot.first_name = name
    return _set(world, bot, bot.names, language, name)


@method("getMyName", language_code=STRING)
def get_my_name(_world: World, bot: Bot, given: Given) -> dict[str, str]:
    return {"name": bot.names.get(_language(given)) or bot.first_name}


@method("setMyDescription", description=STRING, language_code=STRING)
def set_my_description(world: World, bot: Bot, given: Given) -> bool:
    text = _limited(given.get("description", ""), 512, "BOT_DESCRIPTION_INVALID")
    return _set(world, bot, bot.descriptions, _language(given), text)


@method("getMyDescription", language_code=STRING)
def get_my_description(_world: World, bot: Bot, given: Given) -> dict[str, str]:
    return {"description": _in_language(bot.descriptions, _language(given))}


@method("setMyShortDescription", short_description=STRING, language_code=STRING)
def set_my_short_description(world: World, bot: Bot, given: Given) -> bool:
    text = _limited(given.get("short_description", ""), 120, "BOT_SHORT_DESCRIPTION_INVALID")
    return _set(world, bot, bot.short_descriptions, _language(given), text)


@method("getMyShortDescription", language_code=STRING)
def get_my_short_description(_world: World, bot: Bot, given: Given) -> dict[str, str]:
    return {"short_description": _in_language(bot.short_descriptions, _language(given))}


@method("setChatMenuButton", chat_id=CHAT, menu_button=OBJECT)
def set_chat_menu_button(world: World, bot: Bot, given: Given) -> bool:
    button = _menu_button(given.get("menu_button") or {"type": "default"})
    chat_id = _menu_chat(world, bot, given)
    if button["type"] == "default":
        bot.menu_buttons.pop(chat_id, None)
    else:
        bot.menu_buttons[chat_id] = button
    _tell_all(world, bot)
    return True


@method("getChatMenuButton", chat_id=CHAT)
def get_chat_menu_button(world: World, bot: Bot, given: Given) -> dict[str, Any]:
    return menu_button(bot, _menu_chat(world, bot, given))


def menu_button(bot: Bot, chat_id: int) -> dict[str, Any]:
    return bot.menu_buttons.get(chat_id) or bot.menu_buttons.get(0) or {"type": "commands"}


def resolved_commands(bot: Bot, scopes: list[str], language: str) -> list[dict[str, str]]:
    """The first scope with commands wins, within it the person's language before none, as clients do."""
    for scope in scopes:
        for code in (language, ""):
            commands = bot.commands.get(f"{scope}|{code}")
            if commands:
                return commands
    return []


def _key(world: World, bot: Bot, given: Given) -> str:
    scope = read_fields(_SCOPE, given.get("scope") or {"type": "default"}, "BotCommandScope")
    kind = scope.get("type", "")
    if kind in _PLAIN_SCOPES:
        return f"{kind}|{_language(given)}"
    if kind not in _CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    return f"{_chat_scope(world, bot, kind, scope)}|{_language(given)}"


def _chat_scope(world: World, bot: Bot, kind: str, scope: dict[str, Any]) -> str:
    if not scope.get("chat_id"):
        raise bad_request("can't parse BotCommandScope: Empty chat_id specified")
    chat = find_chat(world, bot, scope["chat_id"])
    if kind != "chat" and chat.is_private:
        raise bad_request("can't change commands of a private chat by membership")
    if kind != "chat_member":
        return f"{kind}:{chat.id}"
    if scope.get("user_id", 0) <= 0:
        raise bad_request("can't parse BotCommandScope: Invalid user_id specified")
    return f"chat_member:{chat.id}:{scope['user_id']}"


def _command(given: Any) -> dict[str, str]:
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    command, description = given.get("command"), given.get("description")
    if not isinstance(command, str) or not isinstance(description, str):
        name = "description" if isinstance(command, str) else "command"
        raise bad_request(f"can't parse BotCommand: Can't find field \"{name}\"")
    command, description = command.strip().removeprefix("/"), description.strip()
    _check_length(command, 32, "command")
    _check_length(description, 256, "command description")
    if not _COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": command, "description": description}


def _check_length(text: str, most: int, name: str) -> None:
    if not text:
        raise bad_request(f"{name} must be non-empty")
    if len(text) > most:
        raise bad_request(f"{name} length must not exceed {most}")


def _menu_button(raw: dict[str, Any]) -> dict[str, Any]:
    given = read_fields(_BUTTON, raw, "MenuButton")
    kind = given.get("type")
    if kind in ("default", "commands"):
        return {"type": kind}
    if kind != "web_app":
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    url = str(given.get("web_app", {}).get("url", ""))
    try:
        link = checked_link(url)
    except ValueError as error:
        raise bad_request(f"menu button Web App URL '{url}' is invalid: {error}") from None
    if not link.startswith("https://"):
        raise bad_request(f"menu button Web App URL '{url}' is invalid: Only HTTPS links are allowed")
    return {"type": "web_app", "text": given.get("text", ""), "web_app": {"url": link}}


def _menu_chat(world: World, bot: Bot, given: Given) -> int:
    if "chat_id" not in given:
        return 0
    chat = find_chat(world, bot, given["chat_id"])
    if not chat.is_private:
        raise bad_request("chat menu button can be set only in private chats")
    return chat.id


def _language(given: Given) -> str:
    code: str = given.get("language_code", "")
    if code and not _LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def _limited(text: str, most: int, refusal: str) -> str:
    if len(text) > most:
        raise bad_request(refusal)
    return text


def _set(world: World, bot: Bot, texts: dict[str, str], language: str, text: str) -> bool:
    if text:
        texts[language] = text
    else:
        texts.pop(language, None)
    world.tell_all({"type": "profile", "bot": bot.id})
    return True


def _in_language(texts: dict[str, str], language: str) -> str:
    return texts.get(language) or texts.get("", "")


def _tell_all(world: World, bot: Bot) -> None:
    world.tell_all({"type": "commands", "bot": bot.id})
