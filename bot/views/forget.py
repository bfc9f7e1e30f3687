"""The question before everything about a person is erased, and the last word after it."""

from bot.domain.screens import Press
from bot.i18n import Translator
from bot.views.page import Choice, Page, Reading
from bot.views.view import Said, View, paragraphs, title


def sure(reading: Reading, t: Translator) -> Page:
    parts = [
        title(t("Erase everything?")),
        t("Everything that is kept about you will be erased, including what you have begun. This cannot be undone."),
    ]
    if reading.person.roles:
        parts.append(t("What you did in your role stays on record, under a random code that leads to nobody any more."))
    return Page(
        paragraphs(*parts),
        (Choice(t("Erase everything"), Press("forget", "erase")),),
        (Choice(t("Back"), Press("forget", "back")),),
    )


def done(_: Reading, t: Translator) -> Page:
    return Page(
        t("Everything that was kept about you is erased. If you write again, you begin anew, as somebody unknown.")
    )


SCREENS = {"forget.sure": View(sure), "forget.done": View(done)}
SAID: dict[str, Said] = {}
