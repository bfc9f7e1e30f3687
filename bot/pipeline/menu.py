"""What Telegram's own menu offers: commands by role and language, names and descriptions."""

import hashlib
import json
from functools import partial

from telegram import Bot, BotCommand, BotCommandScopeChat

from bot.domain.people import Person
from bot.i18n import LANGUAGES, SOURCE, Translator
from bot.pipeline.conversation import Conversation
from bot.pipeline.telegram import told
from bot.storage import facts
from bot.storage.engine import Store
from bot.views import profile

OFFERED = "offered"
Offer = tuple[str, str, str, list[tuple[str, str]]]  # name, description, short description, commands


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
        """Names, descriptions and everybody's commands in every language, told only where they have changed."""
        for language in LANGUAGES:
            offer = self._introduction(language)
            digest = hashlib.sha256(json.dumps(offer).encode()).hexdigest()
            fact = f"{OFFERED}:{language}"
            if await store.read(partial(facts.find, name=fact)) != digest:
                await self._tell(language, offer)
                await store.write(partial(facts.put, name=fact, value=digest))

    async def _tell(self, language: str, offer: Offer) -> None:
        name, about, short, commands = offer
        for code in (None, language) if language == SOURCE else (language,):
            await told(self._bot.set_my_name(name, code))
            await told(self._bot.set_my_description(about, code))
            await told(self._bot.set_my_short_description(short, code))
            await told(self._bot.set_my_commands(commands, language_code=code))

    def _introduction(self, language: str) -> Offer:
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
