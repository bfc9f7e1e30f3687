"""Answers and updates held against the published description of the Bot API, where it lies beside the checkout."""

import json
from functools import cache
from pathlib import Path
from typing import Any

SCHEMA = Path(__file__).parents[3] / "shared" / "telegram" / "bot_api_schema.json"
NEWER = {"can_send_welcome_messages"}  # of Bot API 10.3, which aiogram and grammY ask for
PLAIN = {"Integer": int, "String": str, "Boolean": bool, "Float": (int, float)}


@cache
def schema() -> dict[str, Any]:
    return json.loads(SCHEMA.read_text())


def faults_of_answer(method: str, result: Any) -> list[str]:
    """What is wrong with an answer; nothing can be said where the description is missing."""
    if not SCHEMA.exists():
        return []
    return _least(schema()["methods"][method]["returns"], result, method)


def faults_of_update(update: dict[str, Any]) -> list[str]:
    return _faults("Update", update, "Update") if SCHEMA.exists() else []


def parameters_of(method: str) -> set[str]:
    return {field["name"] for field in schema()["methods"][method].get("fields", [])}


def _least(types: list[str], value: Any, where: str) -> list[str]:
    return min((_faults(kind, value, where) for kind in types), key=len)


def _faults(kind: str, value: Any, where: str) -> list[str]:
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            return [f"{where} is no list"]
        inner = kind.removeprefix("Array of ")
        return [fault for index, one in enumerate(value) for fault in _faults(inner, one, f"{where}[{index}]")]
    if kind in PLAIN:
        fits = isinstance(value, PLAIN[kind]) and (kind == "Boolean" or not isinstance(value, bool))
        return [] if fits else [f"{where} is no {kind}: {value!r}"]
    described = schema()["types"][kind]
    if "subtypes" in described:
        return _least(described["subtypes"], value, where)
    return _faults_of_object(described.get("fields", []), value, where)


def _faults_of_object(fields: list[dict[str, Any]], value: Any, where: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{where} is no object: {value!r}"]
    known = {field["name"]: field for field in fields}
    found = [f"{where}.{name} is unknown" for name in value if name not in known.keys() | NEWER]
    found += [f"{where}.{name} is missing" for name, field in known.items() if field["required"] and name not in value]
    for name, one in value.items():
        if name in known:
            found += _least(known[name]["types"], one, f"{where}.{name}")
    return found
