"""Countries by three letters and by what people call them."""

import pytest

from bot.i18n import LANGUAGES
from bot.services import countries


@pytest.mark.parametrize("typed", ["Kenya", "KENYA", "كينيا", "肯尼亚", "Кения", "Kenia", "ken"])
def test_a_country_is_found_in_any_language(typed: str) -> None:
    assert countries.find(typed) == "KEN"


@pytest.mark.parametrize("typed", ["", "Narnia", "SUN", "YUG", "XAA", "Nairobi"])
def test_what_is_no_country_today_is_none(typed: str) -> None:
    assert countries.find(typed) is None


def test_a_typing_mistake_is_asked_about() -> None:
    assert countries.like("Keniya") == "KEN"
    assert countries.like("zzzzzz") is countries.like("x") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_has_a_name_in_every_language(language: str) -> None:
    named = {code: countries.name(code, language) for code in countries.two_letters()}
    assert len(named) == 249
    assert len(set(named.values())) == len(named)
    assert not any(name == code for code, name in named.items())
    assert countries.name("AAA", language) == "AAA"
