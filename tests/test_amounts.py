"""Numbers in sentences, as each language writes them, with nothing lost on the way."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import LANGUAGES, Translator

BILLION, SMALL, EXACT = Decimal(1_100_000_000), Decimal(5000), Decimal(116_950_000)
WRITTEN = {
    "en": ("US$1.1 billion", "US$5,000", "US$116.95 million", "1.2%", "20 to 25"),
    "fr": ("1,1 milliard de dollars", "5\u202f000 dollars", "116,95 millions de dollars", "1,2\xa0%", "20 à 25"),
    "es": ("1.100 millones de dólares", "5.000 dólares", "116,95 millones de dólares", "1,2\xa0%", "de 20 a 25"),
    "ru": ("1,1\xa0млрд долл. США", "5\xa0000 долл. США", "116,95\xa0млн долл. США", "1,2\xa0%", "20–25"),
    "ar": ("1.1 مليار دولار", "5,000 دولار", "116.95 مليون دولار", "1.2%", "من 20 إلى 25"),
    "zh": ("11 亿美元", "5,000 美元", "1.1695 亿美元", "1.2%", "20至25"),
}


@pytest.mark.parametrize("language", WRITTEN)
def test_money_shares_and_ranges_are_written_as_the_language_does(language: str) -> None:
    t = Translator(language)
    money = [t.amount([value], "usd") for value in (BILLION, SMALL, EXACT)]
    written = [*money, t.amount([Decimal("1.2")], "percent"), t.amount([Decimal(20), Decimal(25)], "")]
    assert [bare(one) for one in written] == list(WRITTEN[language])


def test_every_language_of_the_house_is_tried() -> None:
    assert set(WRITTEN) == set(LANGUAGES)


@given(st.decimals(min_value=3, max_value=10**13, places=2), st.sampled_from(sorted(LANGUAGES)))
def test_a_short_form_never_rounds(value: Decimal, language: str) -> None:
    written = bare(Translator(language).amount([value], "usd"))
    digits = "".join(sign for sign in written if sign.isdecimal()).strip("0")
    assert digits == "".join(sign for sign in f"{value:f}" if sign.isdecimal()).strip("0")


def bare(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")
