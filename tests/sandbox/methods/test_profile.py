"""What the bot says of itself, by scope and language."""

from typing import Any

import pytest

from bot.sandbox.model import Chat
from bot.sandbox.phone import groups, reading
from tests.sandbox.people import Caller, Person


def menu(*names: str) -> list[dict[str, str]]:
    return [{"command": name, "description": name.title()} for name in names]


def seen(person: Person, chat: int) -> list[str]:
    return [command["command"] for command in reading.commands(person.world, person.id, chat)]


def test_commands_come_back_per_scope_and_language(bot: Caller) -> None:
    bot.calls("setMyCommands", commands=menu("start"))
    bot.calls("setMyCommands", commands=menu("debut"), language_code="fr")
    assert bot.calls("getMyCommands") == menu("start")
    assert bot.calls("getMyCommands", language_code="fr") == menu("debut")
    assert bot.calls("getMyCommands", scope={"type": "all_private_chats"}) == []
    bot.calls("deleteMyCommands", language_code="fr")
    assert bot.calls("getMyCommands", language_code="fr") == []


def test_the_narrowest_scope_wins_then_the_language(bot: Caller, member: Person, organiser: Person) -> None:
    bot.calls("setMyCommands", commands=menu("default"))
    bot.calls("setMyCommands", commands=menu("francais"), language_code="fr")
    assert (seen(member, bot.id), seen(organiser, bot.id)) == (["default"], ["francais"])
    bot.calls("setMyCommands", commands=menu("private"), scope={"type": "all_private_chats"})
    assert (seen(member, bot.id), seen(organiser, bot.id)) == (["private"], ["private"])
    bot.calls("setMyCommands", commands=menu("own"), scope={"type": "chat", "chat_id": member.id})
    assert (seen(member, bot.id), seen(organiser, bot.id)) == (["own"], ["private"])


def test_in_groups_administrators_may_see_more(bot: Caller, member: Person, organiser: Person, group: Chat) -> None:
    for scope in ("all_group_chats", "all_chat_administrators"):
        bot.calls("setMyCommands", commands=menu(scope), scope={"type": scope})
    assert seen(member, group.id) == ["all_group_chats"]
    assert seen(organiser, group.id) == ["all_chat_administrators"]
    one = {"type": "chat_member", "chat_id": group.id, "user_id": member.id}
    bot.calls("setMyCommands", commands=menu("mine"), scope=one)
    bot.calls("setMyCommands", commands=menu("here"), scope={"type": "chat_administrators", "chat_id": group.id})
    assert (seen(member, group.id), seen(organiser, group.id)) == (["mine"], ["here"])


def test_names_and_descriptions_by_language(bot: Caller, organiser: Person) -> None:
    bot.calls("setMyName", name="Tenu", language_code="fr")
    bot.calls("setMyDescription", description="What it is")
    bot.calls("setMyDescription", description="Ce que c'est", language_code="fr")
    bot.calls("setMyShortDescription", short_description="Short")
    assert bot.calls("getMyName") == {"name": "Kept"}
    assert bot.calls("getMyName", language_code="fr") == {"name": "Tenu"}
    assert bot.calls("getMyDescription", language_code="es") == {"description": "What it is"}
    assert bot.calls("getMyShortDescription") == {"short_description": "Short"}
    (shown,) = reading.bots(bot.world, organiser.id)
    assert (shown["name"], shown["description"], shown["short_description"]) == ("Tenu", "Ce que c'est", "Short")


def test_a_new_name_is_shown_on_messages(bot: Caller, member: Person) -> None:
    bot.calls("setMyName", name="Promises")
    assert bot.says(member.id)["from"]["first_name"] == "Promises"


def test_the_menu_button_is_for_all_or_one(bot: Caller, member: Person, organiser: Person) -> None:
    app = {"type": "web_app", "text": "Open", "web_app": {"url": "https://example.org/app"}}
    bot.calls("setChatMenuButton", menu_button={"type": "commands"})
    bot.calls("setChatMenuButton", chat_id=member.id, menu_button=app)
    assert bot.calls("getChatMenuButton", chat_id=member.id) == app
    assert bot.calls("getChatMenuButton", chat_id=organiser.id) == {"type": "commands"}
    bot.calls("setChatMenuButton", chat_id=member.id)
    assert bot.calls("getChatMenuButton", chat_id=member.id) == {"type": "commands"}


SCOPE = "Bad Request: can't parse BotCommandScope: "


@pytest.mark.parametrize(
    ("method", "parameters", "text"),
    [
        ("setMyCommands", {"commands": [7]}, "Bad Request: can't parse BotCommand: expected an Object"),
        (
            "setMyCommands",
            {"commands": [{"command": "a"}]},
            "Bad Request: can't parse BotCommand: Can't find field \"description\"",
        ),
        ("setMyCommands", {"commands": menu("")}, "Bad Request: command must be non-empty"),
        ("setMyCommands", {"commands": menu("a" * 33)}, "Bad Request: command length must not exceed 32"),
        ("setMyCommands", {"commands": menu("Großes")}, "Bad Request: BOT_COMMAND_INVALID"),
        (
            "setMyCommands",
            {"commands": [{"command": "a", "description": " "}]},
            "Bad Request: command description must be non-empty",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "a", "description": "x" * 257}]},
            "Bad Request: command description length must not exceed 256",
        ),
        ("setMyCommands", {"commands": menu("a") * 101}, "Bad Request: BOT_COMMANDS_TOO_MUCH"),
        ("setMyCommands", {"scope": {"type": "x"}}, SCOPE + "Unsupported type specified"),
        ("setMyCommands", {"scope": {"type": "chat"}}, SCOPE + "Empty chat_id specified"),
        ("setMyCommands", {"scope": {"type": "chat", "chat_id": 5}}, "Bad Request: chat not found"),
        ("getMyCommands", {"language_code": "english"}, "Bad Request: invalid language code specified"),
        ("deleteMyCommands", {"scope": "{"}, 'Bad Request: parameter "scope" must be of type Object'),
        ("setMyName", {"name": "x" * 65}, "Bad Request: BOT_TITLE_INVALID"),
        ("setMyDescription", {"description": "x" * 513}, "Bad Request: BOT_DESCRIPTION_INVALID"),
        ("setMyShortDescription", {"short_description": "x" * 121}, "Bad Request: BOT_SHORT_DESCRIPTION_INVALID"),
        ("getMyName", {"language_code": "EN"}, "Bad Request: invalid language code specified"),
        ("getMyDescription", {"language_code": "EN"}, "Bad Request: invalid language code specified"),
        ("getMyShortDescription", {"language_code": "EN"}, "Bad Request: invalid language code specified"),
        (
            "setChatMenuButton",
            {"menu_button": {"type": "x"}},
            "Bad Request: can't parse menu button: MenuButton has unsupported type",
        ),
        (
            "setChatMenuButton",
            {"menu_button": {"type": "web_app", "web_app": {"url": "http://example.org/"}}},
            "Bad Request: menu button Web App URL 'http://example.org/' is invalid: Only HTTPS links are allowed",
        ),
        (
            "setChatMenuButton",
            {"menu_button": {"type": "web_app", "web_app": {"url": ""}}},
            "Bad Request: menu button Web App URL '' is invalid: URL host is empty",
        ),
        ("getChatMenuButton", {"chat_id": 5}, "Bad Request: chat not found"),
    ],
)
def test_is_refused(bot: Caller, method: str, parameters: dict[str, Any], text: str) -> None:
    assert bot.is_refused(method, **parameters) == text


def test_scopes_of_members_are_for_groups(bot: Caller, member: Person, group: Chat) -> None:
    private = {"type": "chat_administrators", "chat_id": member.id}
    assert bot.is_refused("setMyCommands", scope=private).startswith("Bad Request: can't change commands")
    nobody = {"type": "chat_member", "chat_id": group.id, "user_id": 0}
    assert bot.is_refused("setMyCommands", scope=nobody) == SCOPE + "Invalid user_id specified"
    refused = bot.is_refused("setChatMenuButton", chat_id=group.id, menu_button={"type": "commands"})
    assert refused == "Bad Request: chat menu button can be set only in private chats"


def test_a_bot_outside_sees_no_commands_of_a_group_scope(bot: Caller, organiser: Person, group: Chat) -> None:
    bot.calls("setMyCommands", commands=menu("here"), scope={"type": "chat", "chat_id": group.id})
    groups.remove_member(bot.world, organiser.id, group.id, bot.id)
    assert seen(organiser, group.id) == []
