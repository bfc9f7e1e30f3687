"""Time zones by what people call them."""

from zoneinfo import ZoneInfo

import pytest

from bot.i18n import LANGUAGES
from bot.services import zones


@pytest.mark.parametrize(
    "typed", ["NAIROBI", "Найроби", "نيروبي", "内罗毕", "Kenya", "Кения", "肯尼亚", "africa nairobi"]
)
def test_a_city_or_country_in_any_language_is_a_zone(typed: str) -> None:
    assert zones.find(typed) == "Africa/Nairobi"


@pytest.mark.parametrize(
    ("typed", "zone"), [("+3", "Etc/GMT-3"), ("utc-5", "Etc/GMT+5"), ("GMT+03:00", "Etc/GMT-3"), ("UTC+0", "UTC")]
)
def test_hours_from_utc_are_a_zone(typed: str, zone: str) -> None:
    assert zones.find(typed) == zone


@pytest.mark.parametrize("typed", ["", "x", "Narnia", "UTC+15", "+5:30", "Russia", "12", "../etc/passwd"])
def test_what_is_no_zone_is_none(typed: str) -> None:
    assert zones.find(typed) is None


def test_a_misspelt_city_has_neighbours() -> None:
    assert zones.like("Kyivv") == ["Europe/Kyiv"]
    assert "Africa/Bujumbura" in zones.like("Bujumbra")
    assert zones.like("xyzzyxyzzy") == []


def test_a_country_with_a_few_zones_offers_them() -> None:
    assert zones.find("Ukraine") is None
    assert zones.like("Ukraine") == ["Europe/Kyiv", "Europe/Simferopol"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_zone_found_exists_and_has_a_name(language: str) -> None:
    for zone in set(zones.cities().values()):
        assert ZoneInfo(zone)
        assert zones.exists(zone)
        assert zones.city(zone, language)


def test_hours_from_utc_are_told_as_people_count_them() -> None:
    assert zones.city("Etc/GMT-3", "en") == "UTC+3"
    assert zones.city("Etc/GMT+5", "ar") == "UTC-5"
    assert zones.city("Europe/Kyiv", "ru") == "Киев"
