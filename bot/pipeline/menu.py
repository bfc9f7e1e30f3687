"""What Telegram's own menu offers: commands by role and language, names and descriptions."""

import hashlib
import json

from telegram import Bot, BotCommand, BotCommandScopeChat

from bot.domain.people import Person
from bot.i18n import LANGUAGES, Translator
from bot.pipeline.conversation import Conversation
from bot.pipeline.telegram import told
from bot.storage import facts
from bot.storage.engine import Store
from bot.views import profile

OFFERED = "offered"


class Menu:
    """Keeps Telegram's menu as the conversations say."""

    def __init__(self, bot: Bot, conversations: tuple[Conversation, ...]) -> None:
        self._bot = bot
        self._conversations = conversations

    async def offer(self, chat: int, person: Person) -> None:
        """The commands of one person's roles, in their chat."""
        commands = self._commands(Translator(person.reads), person)
        await told(self._bot.set_my_commands(commands, BotCommandScopeChat(chat)))

    async def introduce(self, store: Store) -> None:
        """Names, descriptions and everybody's commands in every language, told only when they have changed."""
        all_of_it = {language: self._introduction(language) for language in LANGUAGES}
        digest = hashlib.sha256(json.dumps(all_of_it, default=str, sort_keys=True).encode()).hexdigest()
        if await store.read(lambda tx: facts.find(tx, OFFERED)) == digest:
            return
        for language, (name, about, short, commands) in all_of_it.items():
            for code in (None, language) if language == "en" else (language,):
                await told(self._bot.set_my_name(name, code))
                await told(self._bot.set_my_description(about, code))
                await told(self._bot.set_my_short_description(short, code))
                await told(self._bot.set_my_commands(commands, language_code=code))
        await store.write(lambda tx: facts.put(tx, OFFERED, digest))

    def _introduction(self, language: str) -> tuple[str, str, str, list[tuple[str, str]]]:
        t = Translator(language)
        commands = [(command.command, command.description) for command in self._commands(t, None)]
        return str(profile.name(t)), str(profile.description(t)), str(profile.short(t)), commands

    def _commands(self, t: Translator, person: Person | None) -> list[BotCommand]:
        return [
            BotCommand(command.name, str(t(command.about)))
            for conversation in self._conversations
            for command in conversation.commands
            if (not conversation.roles if person is None else conversation.admits(person))
        ]
