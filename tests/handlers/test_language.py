"""Choosing the language, at the beginning or in the middle of anything."""

import pytest

from bot.domain.screens import Screen
from bot.i18n import LANGUAGES
from bot.pipeline.conversation import Command, Conversation, Turn
from handlers import CONVERSATIONS
from tests.cast import Phone
from tests.stage import Stage


async def test_the_phones_own_language_comes_first(stage: Stage) -> None:
    phone = Phone.new(stage, "ru")
    await phone.says("/start")
    assert phone.labels(phone.screen)[0] == "1. Русский"
    assert phone.text.startswith("Пожалуйста, выберите язык.")
    assert len(phone.labels(phone.screen)) == len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_language_can_be_chosen_and_left_again(member: Phone, language: str) -> None:
    await member.says("/language")
    await member.presses(LANGUAGES[language].name)
    await member.says("/language")
    await member.presses("English")
    member.sees("From now on Kept writes in English.", "What would you like to do?")


async def test_nothing_is_answered_before_a_language_is_chosen(newcomer: Phone) -> None:
    for text in ("/help", "/settings", "hello", "/start"):
        await newcomer.says(text)
        newcomer.sees("Please choose your language.")


async def test_it_can_be_typed_by_its_code_too(member: Phone) -> None:
    await member.says("/language")
    await member.says("ES")
    member.sees("Nuevo idioma: Español.")


async def test_a_language_that_is_not_there_is_answered_with_those_that_are(member: Phone) -> None:
    await member.says("/language")
    await member.says("Klingon")
    member.sees("This is not one of the languages here.", "Your language is English. Which would you like?")
    assert len(member.labels(member.screen)) == len(LANGUAGES) + 1


async def test_back_leads_to_where_one_was(member: Phone) -> None:
    await member.says("/help")
    await member.says("/language")
    await member.presses("Back")
    member.sees("What would you like to do?")


async def test_in_the_middle_of_a_form_the_form_waits(stage: Stage, member: Phone) -> None:
    def ask(_: Turn) -> Screen:
        return Screen("form.ask", {"question": 2})

    form = Conversation("form", commands=(Command("form", ask, "A form"),), typed=lambda turn: turn.again("saved"))
    stage.assemble((*CONVERSATIONS, form))
    await member.says("/form")
    await member.says("/language")
    await member.presses("Français")
    member.sees("Nouvelle langue\u00a0: Français.")
    await member.says("/settings")
    await member.says("/help")
    await member.presses("Retour")
    await member.says("seven")
    member.sees("C’est enregistré.")


async def test_from_the_settings_one_comes_back_to_the_settings(member: Phone) -> None:
    await member.says("/settings")
    await member.presses("Language")
    await member.presses("Français")
    member.sees("Nouvelle langue\u00a0: Français.", "Heures calmes")


async def test_the_commands_in_the_menu_follow_the_language(stage: Stage, member: Phone) -> None:
    await member.says("/language")
    await member.presses("中文")
    commands = await stage.bot.get_my_commands(scope={"type": "chat", "chat_id": member.id})  # type: ignore[arg-type]
    assert "选择语言" in [command.description for command in commands]
