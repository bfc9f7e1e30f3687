"""Filling a form: one question at a time, everything looked over before it is sent, and a receipt once it is stored."""

from bot.views.form import asking, begun, review
from bot.views.form.problems import sentence
from bot.views.view import Said, View

SCREENS = {
    "form.fill": View(asking.fill, asking.load),
    "form.begun": View(begun.begun, asking.load),
    "form.sent": View(begun.sent, begun.submission),
    "form.file": View(begun.file, asking.load),
    "form.elsewhere": View(begun.elsewhere, asking.load),
}
SAID: dict[str, Said] = {**begun.SAID}

__all__ = ["SAID", "SCREENS", "review", "sentence"]
