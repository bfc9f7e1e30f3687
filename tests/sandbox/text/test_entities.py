"""A text as it is kept: trimmed, cleaned, with given and found entities."""

from typing import Any

import pytest

from bot.sandbox.refusals import Refusal
from bot.sandbox.text.entities import formatted


def bold(offset: int, length: int) -> dict[str, Any]:
    return {"type": "bold", "offset": offset, "length": length}


def test_blanks_around_go_and_entities_move() -> None:
    assert formatted("  \n <b>one</b> two \n", "HTML", None) == ("one two", [bold(0, 3)])


def test_blanks_inside_an_entity_stay_at_the_front_and_go_at_the_end() -> None:
    assert formatted(" <b> one </b> ", "HTML", None) == (" one", [bold(0, 4)])


def test_controls_become_blanks_and_direction_overrides_go() -> None:
    assert formatted("a\tb\r\nc\u202ed", None, [bold(0, 8)]) == ("a b\ncd", [bold(0, 6)])


def test_given_entities_are_kept_and_ordered() -> None:
    given = [bold(2, 1), {"type": "italic", "offset": 0, "length": 3}]
    assert [entity["type"] for entity in formatted("abc", None, given)[1]] == ["italic", "bold"]


def test_entities_that_cross_are_cut() -> None:
    _, entities = formatted("abcd", None, [bold(0, 3), {"type": "italic", "offset": 2, "length": 2}])
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in entities] == [
        ("bold", 0, 3),
        ("italic", 2, 1),
        ("italic", 3, 1),
    ]


def test_nothing_else_stands_in_code() -> None:
    assert [entity["type"] for entity in formatted("<code>a <b>b</b></code>", "HTML", None)[1]] == ["code"]


def test_what_telegram_finds_itself_is_not_taken_from_the_caller() -> None:
    assert formatted("abc", None, [{"type": "url", "offset": 0, "length": 3}]) == ("abc", [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start now", [("bot_command", "/start")]),
        ("/start@keptbot", [("bot_command", "/start@keptbot")]),
        ("a/b and </b>", []),
        ("ask @somebody", [("mention", "@somebody")]),
        ("mail a.b@example.org today", [("email", "a.b@example.org")]),
        ("#water №1 #1", [("hashtag", "#water")]),
        ("see https://example.org/a?b=1.", [("url", "https://example.org/a?b=1")]),
        ("see example.org, too", [("url", "example.org")]),
        ("اكتب /start هنا", [("bot_command", "/start")]),
        ("😀 /start", [("bot_command", "/start")]),
    ],
)
def test_commands_mentions_and_links_are_found(text: str, found: list[tuple[str, str]]) -> None:
    kept, entities = formatted(text, None, None)
    units = kept.encode("utf-16-le")
    cut = [
        (entity["type"], units[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le"))
        for entity in entities
    ]
    assert cut == found


def test_nothing_is_found_inside_code_or_links() -> None:
    _, entities = formatted('<code>/start</code> <a href="example.org">/help</a>', "HTML", None)
    assert [entity["type"] for entity in entities] == ["code", "text_link"]


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        (7, "can't parse MessageEntity: expected an Object"),
        ({"type": "bold", "length": 1}, 'can\'t parse MessageEntity: Field "offset" must be of type Number'),
        ({"offset": 0, "length": 1}, "can't parse MessageEntity: Type is not specified"),
        ({"type": "loud", "offset": 0, "length": 1}, "can't parse MessageEntity: Unsupported type specified"),
        ({"type": "text_link", "offset": 0, "length": 1, "url": "x"}, "entity URL is invalid: Wrong HTTP URL"),
        (bold(-1, 1), "receive an entity with incorrect offset -1"),
        (bold(0, -1), "receive an entity with incorrect length -1"),
        (bold(9, 1), "entity begins after the end of the text at UTF-16 offset 9"),
        (bold(0, 9), "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9"),
        (bold(1, 1), "entity begins in a middle of a UTF-16 symbol at byte offset 4"),
        (bold(0, 1), "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 4"),
    ],
)
def test_wrong_entities_are_refused(entity: Any, text: str) -> None:
    with pytest.raises(Refusal) as caught:
        formatted("😀a", None, [entity])
    assert caught.value.description == f"Bad Request: {text}"
