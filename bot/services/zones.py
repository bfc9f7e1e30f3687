"""Time zones by what people call them: a city or country in any language offered, or hours from UTC."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from zoneinfo import available_timezones

from babel.core import get_global

from bot.domain.words import distance, folded
from bot.i18n import LANGUAGES, locale

MOST = 8  # zones of one country to choose from; a larger one is asked for its city
NEAR = 3
OFFSET = re.compile(r"(?:utc|gmt)?\s*([+\-\u2212])\s*(\d{1,2})(?::?00)?", re.IGNORECASE)


def exists(zone: str) -> bool:
    return zone in available()


def find(typed: str) -> str | None:
    """The zone that is meant beyond doubt."""
    name = folded(typed)
    of_country = countries().get(name, [])
    return by_offset(typed) or cities().get(name) or (of_country[0] if len(of_country) == 1 else None)


def like(typed: str) -> list[str]:
    """Zones to choose from: those of a country, else the nearest after a typing mistake."""
    name = folded(typed)
    if name in countries() or len(name) < 3:
        return countries().get(name, [])
    near = ((distance(name, other), other) for other in cities() if abs(len(other) - len(name)) <= 2)
    ranked = sorted(found for found in near if found[0] <= max(1, len(name) // 3))
    return list(dict.fromkeys(cities()[other] for _, other in ranked))[:NEAR]


def by_offset(typed: str) -> str | None:
    found = OFFSET.fullmatch(typed.strip())
    if not found:
        return None
    ahead, hours = found[1] == "+", int(found[2])
    zone = f"Etc/GMT{'-' if ahead else '+'}{hours}" if hours else "UTC"  # POSIX counts the other way round
    return zone if exists(zone) else None


@cache
def available() -> frozenset[str]:
    return frozenset(available_timezones())


def present(zone: str) -> str:
    """Zones are renamed now and then; the languages' lists follow late."""
    renamed: Mapping[str, str] = get_global("zone_aliases")
    return renamed.get(zone, zone)


@cache
def names(language: str) -> Mapping[str, str]:
    """Cities by zone, as that language calls them."""
    zones = locale(language).time_zones
    told = {present(zone): str(about["city"]) for zone, about in zones.items() if "city" in about}
    return {zone: city for zone, city in told.items() if zone in available()}


@cache
def cities() -> Mapping[str, str]:
    """Zones by the city's name in every language, and by their own name and its last part."""
    own = [zone for zone in sorted(available()) if exists(present(zone))]
    found = {folded(part): present(zone) for zone in own for part in (zone, zone.rpartition("/")[2])}
    told = {folded(city): zone for language in LANGUAGES for zone, city in names(language).items()}
    return found | told


@cache
def countries() -> Mapping[str, list[str]]:
    return dict(all_countries())


def all_countries() -> Iterator[tuple[str, list[str]]]:
    zones_of: Mapping[str, list[str]] = get_global("territory_zones")
    for language in LANGUAGES:
        for code, name in locale(language).territories.items():
            zones = [zone for zone in zones_of.get(code, []) if exists(zone)]
            if 0 < len(zones) <= MOST:
                yield folded(name), zones


def city(zone: str, language: str) -> str:
    """What a reader calls a zone."""
    if zone.startswith("Etc/GMT") and zone[7:]:
        return f"UTC{'+' if zone[7] == '-' else '-'}{zone[8:]}"
    return names(language).get(present(zone)) or zone.rpartition("/")[2].replace("_", " ")
