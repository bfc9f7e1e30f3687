"""Screens and buttons are names and codes, and what is said above a screen does not stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people import QUIET, Grant, Person, Role, State
from bot.domain.screens import DATA_LIMIT, Press, Screen
from bot.pipeline.conversation import Conversation

NAMES = st.text("abcdefgh_", min_size=1, max_size=10)


def test_a_screen_belongs_to_its_conversation() -> None:
    assert Screen("form.words").conversation == "form"


def test_a_sentence_stands_above_it_once() -> None:
    screen = Screen("form.words", {"n": 3})
    said = screen.saying("blocked", code="A1")
    assert said.said == ("blocked", {"code": "A1"})
    assert said.saying("left_alone").said == ("left_alone", {}), "of two only the last"
    assert screen.said is None
    assert said.unsaid() == screen, "and nothing of it stays"


@given(NAMES, NAMES, st.text(max_size=10))
def test_a_button_means_what_it_was_made_for(conversation: str, verb: str, argument: str) -> None:
    press = Press(conversation, verb, argument)
    assert Press.unpack(press.pack()) == press


@pytest.mark.parametrize("data", ["", "form", "form:keep", ":keep:x", "form::x", "::"])
def test_what_was_never_a_button_means_nothing(data: str) -> None:
    assert Press.unpack(data) is None


def test_a_button_carries_no_more_than_telegram_does() -> None:
    room = DATA_LIMIT - len("form:keep:")
    assert len(Press("form", "keep", "x" * room).pack()) == DATA_LIMIT
    with pytest.raises(ValueError, match="64 bytes"):
        Press("form", "keep", "é" * (room // 2 + 1)).pack()


@pytest.mark.parametrize(
    ("roles", "open_to", "admitted"),
    [(set(), set(), True), (set(), {Role.ADMIN}, False), ({Role.ADMIN, Role.PARTNER}, {Role.ADMIN}, True)],
)
def test_a_conversation_is_open_to_all_or_to_its_roles(roles: set[Role], open_to: set[Role], admitted: bool) -> None:
    person = Person("a1b2c3", None, "fr", "UTC", QUIET, False, State.ACTIVE, False, frozenset(map(Grant, roles)))
    assert Conversation("one", roles=frozenset(open_to)).admits(person) is admitted
    assert (person.reads, person.code) == ("fr", "A1B2")
