"""Which calls a fault hits."""

from random import Random

import pytest

from bot.sandbox.faults import Fault, Faults


@pytest.fixture
def faults() -> Faults:
    return Faults(Random(3))


def test_a_fault_may_be_for_one_method_or_one_chat(faults: Faults) -> None:
    faults.add(Fault("error", method="sendMessage", chat_id=5))
    assert faults.of_call("SENDMESSAGE", 5)
    assert faults.of_call("sendMessage", "5")
    assert faults.of_call("sendMessage", 6) is None
    assert faults.of_call("getMe", 5) is None


def test_a_fault_may_be_counted(faults: Faults) -> None:
    faults.add(Fault("error", count=2))
    assert [bool(faults.of_call("getMe", None)) for _ in range(3)] == [True, True, False]


def test_chance_is_repeatable() -> None:
    def hits() -> list[bool]:
        faults = Faults(Random(3))
        faults.add(Fault("error", probability=0.3))
        return [bool(faults.of_call("getMe", None)) for _ in range(100)]

    assert hits() == hits()
    assert 15 < sum(hits()) < 45


def test_faults_are_cleared_singly_or_all(faults: Faults) -> None:
    first, _second = faults.add(Fault("error")), faults.add(Fault("html"))
    faults.clear(first.id)
    assert [rule.kind for rule in faults.rules] == ["html"]
    faults.clear()
    assert faults.rules == []


def test_a_fault_of_updates_hits_no_call(faults: Faults) -> None:
    faults.add(Fault("lose"))
    assert faults.of_call("sendMessage", 1) is None
    assert faults.strikes("lose")


def test_an_unknown_fault_is_refused(faults: Faults) -> None:
    with pytest.raises(ValueError, match="no fault is called fire"):
        faults.add(Fault("fire"))
