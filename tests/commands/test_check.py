"""`kept check` names every fault of a configuration, each with a way out, and ends with 1 if there is any."""

import json

import pytest

from bot.storage.schema import head
from tests.commands.conftest import TOKEN, bot_api_server


def test_a_right_configuration_before_the_first_start(operator):
    assert operator.types("check --offline") == 0
    assert "the first start makes it" in operator.said
    assert operator.said.endswith("All is well.\n")


def test_a_right_configuration_with_its_database(operator):
    operator.types("migrate")
    assert operator.types("check --offline") == 0
    assert f"kept.db opens and stands at schema {head()}" in operator.said


def no_key(operator):
    operator.types("migrate")
    (operator.folder / "keys" / "seal.key").unlink()


def damaged_key(operator):
    operator.types("migrate")
    (operator.folder / "keys" / "database.key").write_text("x")


def foreign_key(operator):
    operator.types("migrate")
    (operator.folder / "keys" / "database.key").write_text("00" * 32)


def damaged_database(operator):
    operator.types("migrate")
    file = operator.folder / "data" / "kept.db"
    file.write_bytes(file.read_bytes()[:4096] + b"damage" * 10_000)


# What is done wrong, and what `kept check` says about it.
CONFIGURATIONS = {
    "no token": ({"KEPT_BOT_TOKEN": ""}, "KEPT_BOT_TOKEN: found nothing"),
    "a word for a token": ({"KEPT_BOT_TOKEN": "secret"}, "KEPT_BOT_TOKEN: found something else (not shown"),
    "no operator": ({"KEPT_OPERATOR": ""}, "KEPT_OPERATOR: found nothing"),
    "no privacy text": ({"KEPT_PRIVACY": "none.md"}, "none.md is not (No such file or directory)"),
    "an unknown zone": ({"KEPT_TIMEZONE": "Geneva"}, 'KEPT_TIMEZONE: found "Geneva"; wanted a time zone'),
    "an unknown name": ({"KEPT_LANG": "fr"}, "perhaps KEPT_LANGUAGE. Example: KEPT_LANGUAGE=fr"),
    "keys beside data": ({"KEPT_KEYS": "data/keys"}, "KEPT_KEYS: found"),
    "no content": ({"KEPT_CONTENT": "nowhere"}, "nowhere: there is no such folder"),
    "a missing key": (no_key, "seal.key is missing"),
    "a damaged key": (damaged_key, "database.key is damaged"),
    "another key": (foreign_key, "kept.db does not open with the key in KEPT_KEYS"),
    "a damaged database": (damaged_database, "kept.db is damaged"),
}


@pytest.mark.parametrize(("wrong", "sentence"), CONFIGURATIONS.values(), ids=CONFIGURATIONS)
def test_a_broken_configuration_is_named(operator, wrong, sentence):
    operator.sets(**wrong) if isinstance(wrong, dict) else wrong(operator)
    assert operator.types("check --offline") == 1
    assert sentence in operator.said
    assert operator.said.endswith("1 to put right.\n") or "not looked at" in operator.said


def test_faults_of_different_kinds_come_together(operator):
    no_key(operator)
    operator.sets(KEPT_LANGUAGE="xx", KEPT_WEB_PORT="x")
    assert operator.types("check --offline") == 1
    assert operator.said.endswith("3 to put right.\n")


@pytest.mark.parametrize(("inline", "told"), [(True, "\n"), (False, "; its inline mode is off: /setinline")])
def test_a_token_that_telegram_knows(operator, inline, told):
    answer = {"ok": True, "result": {"id": 1, "username": "kept_bot", "supports_inline_queries": inline}}
    with bot_api_server(json.dumps(answer).encode()) as address:
        operator.sets(KEPT_BOT_API_URL=address)
        assert operator.types("check") == 0
    assert f"it belongs to @kept_bot{told}" in operator.said


def test_a_token_that_telegram_refuses(operator):
    answer = {"ok": False, "error_code": 401, "description": "Unauthorized"}
    with bot_api_server(json.dumps(answer).encode()) as address:
        operator.sets(KEPT_BOT_API_URL=address)
        assert operator.types("check") == 1
    assert "refuses it (Unauthorized): set the one that @BotFather gave" in operator.said


@pytest.mark.parametrize("answer", [b"<html>", b"[]", b"{}", b"null", b'{"ok": true}'])
def test_a_server_that_is_none_of_telegrams(operator, answer):
    with bot_api_server(answer) as address:
        operator.sets(KEPT_BOT_API_URL=address)
        assert operator.types("check") == 1
    assert "does not answer as a Bot API server does" in operator.said


def test_a_server_that_is_not_there(operator):
    assert operator.types("check") == 1
    assert "http://127.0.0.1:9 cannot be reached: look at the network" in operator.said
    assert TOKEN not in operator.said


def test_missing_fonts_are_a_note_and_no_fault(operator, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert operator.types("check --offline") == 0
    assert "fc-list is not installed" in operator.said


@pytest.mark.parametrize("prints", ["", "font"])
def test_a_font_for_each_script_is_looked_for(operator, monkeypatch, prints):
    program = operator.folder / "fc-list"
    program.write_text(f"#!/bin/sh\necho {prints}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(operator.folder))
    assert operator.types("check --offline") == 0
    assert ("no font shows Chinese" in operator.said) == (not prints)
