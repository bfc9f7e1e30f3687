"""The register of methods: what each is called, what parameters it takes and of which type."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.sandbox.model import Bot, Upload
from bot.sandbox.refusals import bad_request

if TYPE_CHECKING:
    from bot.sandbox.world import World

Given = dict[str, Any]
Action = Callable[["World", Bot, Given], Any]
_TRUE = {"true", "1", "yes"}


@dataclass(frozen=True, slots=True)
class Parameter:
    type: str
    read: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Method:
    name: str
    parameters: Mapping[str, Parameter]
    action: Action


METHODS: dict[str, Method] = {}


def method(name: str, /, **parameters: Parameter) -> Callable[[Action], Action]:
    def register(action: Action) -> Action:
        METHODS[name.lower()] = Method(name, parameters, action)
        return action

    return register


def read_parameters(method: Method, raw: Mapping[str, Any], files: Mapping[str, Upload]) -> Given:
    given = _read(method.parameters, raw, "parameter", method.name)
    if files:
        _place_files(method, given, files)
    return given


def read_fields(fields: Mapping[str, Parameter], raw: Mapping[str, Any], name: str) -> Given:
    """The same for an object within a parameter."""
    return _read(fields, raw, "field", name)


def _read(known: Mapping[str, Parameter], raw: Mapping[str, Any], kind: str, owner: str) -> Given:
    given: Given = {}
    for name, value in raw.items():
        parameter = known.get(name)
        if parameter is None:
            raise bad_request(f'{kind} "{name}" of {owner} is not known here')
        if value is None or value == "":
            continue
        try:
            given[name] = parameter.read(value)
        except UnicodeEncodeError:
            raise bad_request("strings must be encoded in UTF-8") from None
        except (ValueError, TypeError):
            raise bad_request(f'{kind} "{name}" must be of type {parameter.type}') from None
    return given


def _place_files(method: Method, given: Given, files: Mapping[str, Upload]) -> None:
    for name, upload in files.items():
        if name in method.parameters and method.parameters[name] is FILE:
            given[name] = upload
    given["files"] = files


def _integer(value: Any) -> int:
    if isinstance(value, bool) or (isinstance(value, float) and not value.is_integer()):
        raise ValueError
    number = int(value)
    if abs(number) >= 2**63:
        raise ValueError
    return number


def _text(value: Any) -> str:
    if isinstance(value, str):
        if not value.isascii():
            value.encode()
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise ValueError


def _boolean(value: Any) -> bool:
    return value if isinstance(value, bool) else str(value).lower() in _TRUE


def _chat(value: Any) -> int | str:
    if isinstance(value, str) and value.startswith("@"):
        return value
    try:
        return _integer(value)
    except ValueError:
        return "@"  # no chat has this name, so that it is answered as Telegram does: chat not found


def _json(kind: type) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        decoded = json.loads(value) if isinstance(value, str) else value
        if not isinstance(decoded, kind):
            raise TypeError
        return decoded

    return read


def _file(value: Any) -> Any:
    if isinstance(value, str | Upload):
        return value
    raise ValueError


INTEGER = Parameter("Integer", _integer)
FLOAT = Parameter("Float", float)
STRING = Parameter("String", _text)
BOOLEAN = Parameter("Boolean", _boolean)
CHAT = Parameter("Integer or String", _chat)
OBJECT = Parameter("Object", _json(dict))
ARRAY = Parameter("Array", _json(list))
FILE = Parameter("InputFile or String", _file)

#: Changes how a message is shown or announced, never what happens: kept on the message or only noted.
PRESENTATION = {
    "disable_notification": BOOLEAN,
    "protect_content": BOOLEAN,
}
