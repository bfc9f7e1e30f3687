"""How fast Kept speaks, by a set clock: never above a rate in any sliding window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pipeline.limiter import CHATS, Chats, Pace


def most_within(moments: list[float], window: float) -> int:
    """The most that fall into any half-open window."""
    return max(sum(start <= at < start + window for at in moments) for start in moments)


@pytest.mark.parametrize("rate", [30, 300, 1000])
def test_a_lane_stays_below_its_rate_in_every_second(rate: int) -> None:
    pace = Pace(rate)
    moments = [pace.reserve(0.0) for _ in range(3 * rate)]
    assert 0.97 * rate <= most_within(moments[:: max(1, rate // 300)], 1.0) * max(1, rate // 300) <= rate + 1


def test_a_quiet_time_is_not_made_up_for() -> None:
    pace = Pace(30)
    pace.reserve(0.0)
    moments = [pace.reserve(60.0) for _ in range(60)]
    assert moments[0] == 60.0
    assert most_within(moments, 1.0) <= 30


def test_a_pause_moves_everything_behind_it() -> None:
    pace = Pace(30)
    pace.reserve(0.0)
    pace.pause(5.0)
    assert (pace.paused(2.0), pace.paused(9.0)) == (3.0, 0.0)
    assert pace.reserve(2.0) >= 5.0


def test_a_shorter_pause_does_not_end_a_longer_one() -> None:
    pace = Pace(30)
    pace.pause(60.0)
    pace.pause(1.0)
    assert pace.reserve(0.0) >= 60.0


def test_somebody_is_answered_five_times_at_once_and_then_once_a_second() -> None:
    chats = Chats()
    assert [chats.take(7, 0.0) for _ in range(7)] == [0, 0, 0, 0, 0, 1, 1]
    assert [chats.take(7, 1.0), chats.take(7, 1.5)] == [0, 0.5]
    assert chats.take(8, 0.0) == 0, "another chat has its own allowance"


def test_an_allowance_fills_up_again_and_never_above_its_burst() -> None:
    chats = Chats()
    for _ in range(5):
        chats.take(7, 0.0)
    assert [chats.take(7, 3600.0) for _ in range(6)] == [0] * 5 + [1]


@given(st.lists(st.floats(0, 3), min_size=40, max_size=80))
def test_a_group_never_hears_more_than_twenty_messages_in_a_minute(pauses: list[float]) -> None:
    chats, now, moments = Chats(), 0.0, []
    for pause in pauses:
        now += pause
        if chats.take(-7, now) == 0:
            moments.append(now)
    assert most_within(moments, 60.0) <= 20


def test_only_so_many_chats_are_remembered() -> None:
    chats = Chats()
    for chat in range(1, CHATS + 2):
        chats.take(chat, 0.0)
    assert len(chats._chats) == CHATS
