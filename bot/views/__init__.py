"""Screens: what is loaded for them, and what one reader sees, in their language; nothing here knows Telegram."""

import re
from collections.abc import Mapping
from dataclasses import replace

from markupsafe import Markup

from bot.domain.people import Person
from bot.domain.screens import Screen
from bot.i18n import Translator
from bot.storage.engine import Transaction
from bot.views import (
    calendar,
    checking,
    commit,
    commitments,
    cycles,
    desk,
    forget,
    form,
    help,
    invitations,
    language,
    link,
    membership,
    milestones,
    notice,
    organisation,
    privacy,
    progress,
    queue,
    reading,
    registering,
    report,
    roles,
    search,
    settings,
    setup,
    start,
    stop,
    trail,
    trends,
)
from bot.views.page import Here, Page, Reading
from bot.views.view import Said, View

MODULES = (
    start,
    reading,
    calendar,
    milestones,
    search,
    commitments,
    commit,
    report,
    progress,
    trends,
    form,
    language,
    settings,
    help,
    privacy,
    forget,
    stop,
    desk,
    notice,
    queue,
    setup,
    cycles,
    checking,
    trail,
    invitations,
    roles,
    organisation,
    membership,
    registering,
    link,
)
SCREENS: Mapping[str, View] = {name: view for module in MODULES for name, view in module.SCREENS.items()}
SENTENCES: Mapping[str, Said] = {code: said for module in MODULES for code, said in module.SAID.items()}
HOME = "start.menu"
LONG = 400  # letters: a screen that was just read is not told again for every slip, only named

EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]+ ?")


def page(tx: Transaction, screen: Screen, reader: Person, here: Here) -> Page:
    t = Translator(reader.reads, plain=reader.plain, zone=reader.zone)
    view = SCREENS.get(screen.name, SCREENS[HOME])
    reading = Reading(screen.arguments, reader, here)
    if view.load:
        reading = replace(reading, data=view.load(tx, reading))
    shown = view.show(reading, t)
    if screen.said:
        shown = shown.brief(LONG).under(sentence(screen.said[0], replace(reading, arguments=screen.said[1]), t))
    return plainly(shown) if t.plain else shown


def sentence(name: str, reading: Reading, t: Translator) -> Markup:
    said = SENTENCES[name]
    return t(said) if isinstance(said, str) else said(reading, t)


def plainly(page: Page) -> Page:
    """For those who listen: choices in the text, and no pictures among the words."""
    listed = page.listed()
    return replace(listed, text=Markup(EMOJI.sub("", listed.text)))  # noqa: S704 (only characters are taken away)
