"""Silence, and the way back from it."""

from markupsafe import Markup

from bot.domain.screens import Press
from bot.i18n import Translator
from bot.views.page import Choice, Page, Reading
from bot.views.view import View, paragraphs, title


def stopped(_: Reading, t: Translator) -> Page:
    text = paragraphs(
        title(t("Kept is silent now")),
        t("Nothing comes to you unasked any more. What you ask for is still answered, and nothing was erased."),
        t("To come back, press the button or send {command}.", command="/start"),
    )
    return Page(text, controls=(Choice(t("Come back"), Press("stop", "come_back")),))


def hint(_: Reading, t: Translator) -> Markup:
    return t("Nothing comes to you unasked, as you wished. {command} ends that.", command="/start")


SCREENS = {"stop.stopped": View(stopped)}
SAID = {"stopped_hint": hint}
