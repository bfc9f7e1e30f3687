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


# Months that are called otherwise in some of a language's countries.
MONTHS = {
    "ar": {
        "كانون الثاني": 1, "شباط": 2, "آذار": 3, "نيسان": 4, "أيار": 5, "حزيران": 6, "تموز": 7, "آب": 8, "أيلول": 9,
        "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12, "جانفي": 1, "فيفري": 2, "أفريل": 4, "ماي": 5,
        "جوان": 6, "جويلية": 7, "أوت": 8, "يوليوز": 7, "غشت": 8, "شتنبر": 9, "نونبر": 11, "دجنبر": 12,
    },
}  # fmt: skip
BOTH_WAYS = {"es"}  # written with a point for thousands in Madrid, and for a fraction in Mexico


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
    months |= {folded(name): number for name, number in MONTHS.get(way.language, {}).items()}
    months |= {name.replace(" ", ""): number for name, number in months.items()}
    group = "" if way.language in BOTH_WAYS else marks["group"]
    days = {folded(word): offset for offset, word in enumerate(DAYS.get(way.language, DAYS["en"]), -1)}
    return Habits(marks["decimal"], group, pattern.find("d") < pattern.find("M"), months, days)
