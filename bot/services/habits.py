"""How readers of a language write numbers and dates, as forms read them."""

from functools import cache

from bot.domain.forms.reading import Habits
from bot.domain.words import folded
from bot.i18n import locale

# What people call yesterday, today and tomorrow; Babel knows the months, and not these.
DAYS = {
    "ar": ("أمس", "اليوم", "غدا"),
    "en": ("yesterday", "today", "tomorrow"),
    "es": ("ayer", "hoy", "mañana"),
    "fr": ("hier", "aujourd'hui", "demain"),
    "ru": ("вчера", "сегодня", "завтра"),
    "zh": ("昨天", "今天", "明天"),
}


@cache
def habits(language: str) -> Habits:
    way = locale(language)
    marks = way.number_symbols["latn"]
    pattern = str(way.date_formats["short"].pattern)
    months = {
        folded(str(name)): number
        for shape in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in way.months[context][shape].items()
    }
    days = {folded(word): offset for offset, word in enumerate(DAYS.get(way.language, DAYS["en"]), -1)}
    return Habits(marks["decimal"], marks["group"], pattern.find("d") < pattern.find("M"), months, days)
