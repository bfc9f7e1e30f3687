"""Which language to read: asked in all of them until it is known."""

from markupsafe import Markup

from bot.domain.screens import Press
from bot.i18n import LANGUAGES, Translator, mark
from bot.views.page import Choice, Page, Reading
from bot.views.view import View, lines, paragraphs, title

ASKED = mark("Please choose your language.")


def choose(reading: Reading, t: Translator) -> Page:
    first = reading.person.hint
    codes = sorted(LANGUAGES, key=lambda code: code != first)
    choices = tuple(Choice(LANGUAGES[code].name, Press("language", "set", code)) for code in codes)
    if reading.person.language is None:
        return Page(lines(*(Translator(code)(ASKED) for code in codes)), choices, columns=2)
    text = paragraphs(
        title(t("Language")),
        t("Your language is {language}. Which would you like?", language=t.name),
    )
    return Page(text, choices, (Choice(t("Back"), Press("language", "back")),), columns=2)


def changed(_: Reading, t: Translator) -> Markup:
    return t("From now on Kept writes in {language}.", language=t.name)


SCREENS = {"language.choose": View(choose)}
SAID = {
    "language_changed": changed,
    "language_not_offered": mark(
        "This is not one of the languages here. Please press one, or type its number or name."
    ),
}
