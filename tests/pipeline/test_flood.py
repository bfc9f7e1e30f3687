"""How much one person may send before Kept stops reading for a while."""

from bot.pipeline.flood import BURST, PEOPLE, Flood, Verdict

READ, TELL, SILENT = Verdict.READ, Verdict.TELL, Verdict.SILENT


def test_an_impatient_person_is_read_and_a_flood_is_told_once() -> None:
    flood = Flood()
    assert [flood.judge(7, 0.0) for _ in range(BURST + 3)] == [READ] * BURST + [TELL, SILENT, SILENT]
    assert flood.judge(8, 0.0) is READ, "nobody else is concerned"


def test_after_a_while_it_is_read_again_and_a_trickle_is_not_told_again() -> None:
    flood = Flood()
    for _ in range(BURST + 1):
        flood.judge(7, 0.0)
    assert flood.judge(7, 2.0) is READ
    assert flood.judge(7, 2.0) is SILENT
    assert flood.judge(7, 600.0) is READ


def test_who_comes_back_to_flooding_is_told_again() -> None:
    flood = Flood()
    for _ in range(BURST + 1):
        flood.judge(7, 0.0)
    later = [flood.judge(7, 600.0) for _ in range(BURST + 1)]
    assert later == [READ] * BURST + [TELL]


def test_what_piled_up_is_judged_by_when_it_was_sent() -> None:
    flood = Flood()
    assert {flood.judge(7, 10.0 * n) for n in range(500)} == {READ}


def test_a_clock_that_goes_back_gives_nothing_away() -> None:
    flood = Flood()
    for _ in range(BURST):
        flood.judge(7, 1000.0)
    assert flood.judge(7, 0.0) is TELL
    assert flood.judge(7, 999.0) is SILENT


def test_only_so_many_people_are_remembered() -> None:
    flood = Flood()
    for chat in range(PEOPLE + 1):
        flood.judge(chat, 0.0)
    assert len(flood._buckets) == PEOPLE
