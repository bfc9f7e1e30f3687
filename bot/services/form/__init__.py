"""Filling a form: begun, answered step by step, looked over, sent. Chat and web take the same steps."""

from bot.services.form.answering import edit, pick, redo, take, tick_or_take, turn_page, typed
from bot.services.form.opening import Opened, Pen, begin, begun, find, opened, opened_by, title
from bot.services.form.pressing import Pressed, pressed
from bot.services.form.sending import Sent, send, start_over

__all__ = [
    "Opened",
    "Pen",
    "Pressed",
    "Sent",
    "begin",
    "begun",
    "edit",
    "find",
    "opened",
    "opened_by",
    "pick",
    "pressed",
    "redo",
    "send",
    "start_over",
    "take",
    "tick_or_take",
    "title",
    "turn_page",
    "typed",
]
