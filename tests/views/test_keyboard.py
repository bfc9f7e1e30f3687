"""The keyboard's last rows: the ways on and out, beside one another as long as each can be read."""

import pytest
from markupsafe import Markup

from bot.domain.screens import Press
from bot.i18n import Translator
from bot.views.page import Choice, Page, numbered


def rows(*labels: str) -> list[list[str]]:
    page = Page(Markup(""), controls=tuple(Choice(label, Press("start", "open")) for label in labels))
    return [[label for label, _ in row] for row in numbered(page, Translator("fr"))]


@pytest.mark.parametrize(
    ("labels", "shown"),
    [
        (["Retour", "Suite", "Menu"], [["Retour", "Suite", "Menu"]]),
        (["Un", "Deux", "Trois", "Quatre", "Cinq"], [["Un", "Deux", "Trois", "Quatre"], ["Cinq"]]),
        (["Suivant", "Sur mon ordinateur", "Menu"], [["Suivant"], ["Sur mon ordinateur"], ["Menu"]]),
        (["Retour", "Mon ordinateur"], [["Retour", "Mon ordinateur"]]),
        (["Toutes les questions", "Suivant", "Menu"], [["Toutes les questions"], ["Suivant", "Menu"]]),
        (["返回", "菜单", "在电脑上填写"], [["返回", "菜单"], ["在电脑上填写"]]),
        ([], []),
    ],
)
def test_no_word_is_broken_for_want_of_room(labels: list[str], shown: list[list[str]]) -> None:
    assert rows(*labels) == shown
