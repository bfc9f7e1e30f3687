"""Dates as readers write them, in six languages, and no more precise than they are."""

import pytest

from bot.domain.calendar import Timing
from bot.domain.dues import understood
from bot.i18n import LANGUAGES, Translator


def told(when: Timing, language: str = "en") -> str:
    return Translator(language).when(when).unescape()


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (Timing(understood("14 June 2027")), "14 June 2027"),
        (Timing(understood("14-16 June 2027")), "14–16 Jun 2027"),
        (Timing(understood("March 2027"), 12), "March 2027 (every year)"),
        (Timing(understood("spring 2027"), 0, "spring 2027"), "spring 2027"),
        (Timing(understood("first half of 2027")), "first half of 2027"),
        (Timing(understood("by 2030")), "by 2030"),
        (Timing(understood("2027-2030")), "2027–2030"),
        (Timing(understood("from March 2027 onwards")), "from March 2027 on"),
        (Timing(understood("2027 onwards")), "from 2027 on"),
        (Timing(understood("from 3 May 2027 onwards")), "from 3 May 2027 on"),
        (Timing(understood("ongoing")), "ongoing"),
        (Timing(), "no date given"),
        (Timing(every=24), "every 2 years (no date given)"),
        (Timing(every=1), "every month (no date given)"),
    ],
)
def test_a_date_is_told_as_it_is_known(when: Timing, words: str) -> None:
    assert told(when) == words


def test_every_language_has_its_own_habits() -> None:
    day, spring = Timing(understood("14 June 2027")), Timing(understood("spring 2027"), 12, "spring 2027")
    assert told(day, "zh") == "2027年6月14日"
    assert told(day, "ru") == "14 июня 2027\u202fг."
    assert told(spring, "ar") == "ربيع \u20682027\u2069 (كل سنة)"
    assert len({told(spring, language) for language in LANGUAGES}) == len(LANGUAGES)
