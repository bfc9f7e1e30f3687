"""Functions about places, on a round Earth without heights: `latitude longitude [altitude accuracy]`, parted by `;`."""

import math
import re
from itertools import pairwise

from bot.domain.forms.expressions.functions.function import Shelf
from bot.domain.forms.expressions.functions.texts import strings
from bot.domain.forms.expressions.values import NAN, Value

RADIUS = 6_378_100  # metres at the equator
Place = tuple[float, float]

places = Shelf()


def place(value: str) -> Place | None:
    """Nothing, if it is none on Earth."""
    parts = value.split()
    if not 2 <= len(parts) <= 4:
        return None
    try:
        latitude, longitude = float(parts[0]), float(parts[1])
    except ValueError:
        return None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def track(values: list[str]) -> list[Place]:
    """Several places, or one line of them; nothing, if one of them is none."""
    parts = re.sub(r"(\s*;)+\s*$", "", values[0].strip()).split(";") if len(values) == 1 else values
    found = [place(part) for part in parts]
    return [one for one in found if one] if all(found) and len(found) >= 2 else []


@places.add("area", "any")
def area(value: Value) -> float:
    """What the line encloses, in square metres."""
    found = track(strings((value,)))
    if len(found) < 3:
        return 0.0
    total = 0.0
    for (lat, long), (next_lat, next_long) in zip(found, [*found[1:], found[0]], strict=True):
        bulge = 2 + math.sin(math.radians(next_lat)) + math.sin(math.radians(lat))
        total += math.radians(next_long - long) * bulge
    return _hundredths(abs(total * RADIUS * RADIUS / 2))


@places.add("distance", "any any*")
def distance(*values: Value) -> float:
    """The length of the way, in metres."""
    found = track(strings(values))
    return _hundredths(sum(map(_apart, found[:-1], found[1:]), 0.0)) if found else NAN


def _apart(one: Place, other: Place) -> float:
    here, there = math.radians(one[0]), math.radians(other[0])
    turn = math.cos(math.radians(one[1] - other[1]))
    cosine = math.sin(here) * math.sin(there) + math.cos(here) * math.cos(there) * turn
    return math.acos(max(-1.0, min(1.0, cosine))) * RADIUS


@places.add("geofence", "text text")
def geofence(point: str, shape: str) -> bool:
    """Whether a place lies in a shape whose last place is its first."""
    at, corners = place(point), track([shape])
    if at is None or not corners or corners[0] != corners[-1]:
        return False
    crossed = 0
    for (lat, long), (next_lat, next_long) in pairwise(corners):
        if (lat > at[0]) != (next_lat > at[0]):
            crossed += at[1] < (long - next_long) * (at[0] - next_lat) / (lat - next_lat) + next_long
    return crossed % 2 == 1


def _hundredths(value: float) -> float:
    return math.floor(value * 100 + 0.5) / 100
