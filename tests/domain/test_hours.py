"""Hours of the day as people write them."""

import pytest

from bot.domain.hours import hours


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("21-8", (1260, 480)),
        ("21:00-08:00", (1260, 480)),
        (" 21.30 – 7 ", (1290, 420)),
        ("21h00 8h00", (1260, 480)),
        ("٢١-٨", (1260, 480)),
        ("२१:००-०८:००", (1260, 480)),
        ("２１：００～０８：００", (1260, 480)),
        ("0-24", (0, 0)),
        ("22h-6h", (1320, 360)),
        ("de 22 à 6", (1320, 360)),
        ("с 21 до 8", (1260, 480)),
    ],
)
def test_two_times_of_day_in_any_digits(typed: str, minutes: tuple[int, int]) -> None:
    assert hours(typed) == minutes


@pytest.mark.parametrize("typed", ["", "21", "24:30-8", "21-8-9", "-1-8", "21:60-8", "night", "21:00-", "9" * 99])
def test_what_is_not_two_times_is_not_guessed(typed: str) -> None:
    assert hours(typed) is None
