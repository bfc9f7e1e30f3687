"""Silence, and the way back from it."""

from markupsafe import Markup

from bot.domain.screens import Press
from bot.i18n import Translator
from bot.views.page import Choice, Page, Reading
from bot.views.view import View, paragraphs, title


def stopped(_: Reading, t: Translator) -> Page:
    text = paragraphs(
        title(t("Kept is silent now")),
        t("From now on you only get answers to what you ask. Nothing was erased."),
        t("To get messages again, press the button or send {command}.", command="/start"),
    )
    return Page(text, (Choice(t("Get messages again"), Press("stop", "come_back")),))


def hint(_: Reading, t: Translator) -> Markup:
    return t(
        "As you asked, Kept writes only to answer you. To get other messages again, send {command}.", command="/start"
    )


SCREENS = {"stop.stopped": View(stopped)}
SAID = {"stopped_hint": hint}
