"""The register of methods, the page about it, and the published Bot API say the same."""

import re
from pathlib import Path

import pytest

from bot.sandbox.methods import METHODS
from tests.sandbox import published

PAGE = (Path(__file__).parents[2] / "docs" / "sandbox.md").read_text()
# Taken out of the published page and still accepted by Telegram.
LEGACY = {"reply_to_message_id", "allow_sending_without_reply", "disable_web_page_preview"}


def documented() -> dict[str, set[str]]:
    intro, table = PAGE.split("## Methods")[1].split("## Faults")[0].split("| method |")
    groups = {name: set(re.findall(r"`(\w+)`", words)) for name, words in re.findall(r"\*(\w+)\* is ([^;]+)", intro)}
    methods: dict[str, set[str]] = {}
    for name, words in re.findall(r"^\| (\w+) \|(.*)\|$", table, re.MULTILINE):
        named = [groups[group] for group in re.findall(r"\*(\w+)\*", words)]
        methods[name] = set(re.findall(r"`(\w+)`", words)).union(*named)
    return methods


def test_the_page_lists_what_there_is() -> None:
    assert documented() == {method.name: set(method.parameters) for method in METHODS.values()}


def test_every_parameter_is_published() -> None:
    if not published.SCHEMA.exists():
        pytest.skip("the published description of the Bot API does not lie beside the checkout")
    unknown = {
        method.name: set(method.parameters) - published.parameters_of(method.name) - LEGACY
        for method in METHODS.values()
    }
    assert {name for name, parameters in unknown.items() if parameters} == set()
