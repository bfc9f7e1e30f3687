"""What makes a screen a reminder: that it says so, and the ways to be left alone."""

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from bot.domain.screens import Press
from bot.i18n import Translator
from bot.views.page import Choice, Reading


def reminder(t: Translator) -> Iterator[Markup]:
    yield t("A reminder: this waits for your organisation.")


def later(t: Translator) -> Iterator[Choice]:
    yield Choice(t("Remind me tomorrow"), Press("nudge", "later", "1"))
    yield Choice(t("Remind me in a week"), Press("nudge", "later", "7"))
    yield Choice(t("No reminders"), Press("nudge", "off"))


def put_off(reading: Reading, t: Translator) -> Markup:
    return t("You will be reminded on {day}.", day=t.date(date.fromisoformat(reading.arguments["day"])))
