"""Reply markups: what Telegram accepts as a keyboard, and the form in which it comes back."""

from __future__ import annotations

from typing import Any

from bot.sandbox.refusals import bad_request
from bot.sandbox.text.links import checked_link

Markup = dict[str, Any]

_MOST_BUTTONS = 100
_MOST_IN_ROW = 8
_REPLY_FLAGS = ("is_persistent", "resize_keyboard", "one_time_keyboard", "selective")
_INLINE_KINDS = (
    "url",
    "callback_data",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "web_app",
    "copy_text",
)


def checked_markup(given: Markup | None) -> Markup | None:
    if not given:
        return None
    if "inline_keyboard" in given:
        return _inline(given)
    if "keyboard" in given:
        return _reply(given)
    if given.get("remove_keyboard") is True:
        return {"remove_keyboard": True, **_optional(given, "selective")}
    if given.get("force_reply") is True:
        _check_placeholder(given)
        return {"force_reply": True, **_optional(given, "selective", "input_field_placeholder")}
    raise bad_request("object expected as reply markup")


def checked_inline_markup(given: Markup | None) -> Markup | None:
    markup = checked_markup(given)
    if markup and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return markup


def is_inline(markup: Markup | None) -> bool:
    return bool(markup) and "inline_keyboard" in (markup or {})


def _inline(given: Markup) -> Markup | None:
    rows = _rows(given["inline_keyboard"], 'Field "inline_keyboard" of the InlineKeyboardMarkup')
    buttons = [[_inline_button(button) for button in row] for row in rows]
    buttons = [row for row in buttons if row]
    _check_size(buttons)
    return {"inline_keyboard": buttons} if buttons else None


def _reply(given: Markup) -> Markup | None:
    _check_placeholder(given)
    buttons = [[_reply_button(button) for button in row] for row in _rows(given["keyboard"], 'Field "keyboard"')]
    buttons = [row for row in buttons if row]
    if not buttons:
        return None
    _check_size(buttons)
    return {"keyboard": buttons, **_optional(given, *_REPLY_FLAGS, "input_field_placeholder")}


def _rows(given: Any, name: str) -> list[list[Any]]:
    if not isinstance(given, list) or not all(isinstance(row, list) for row in given):
        text = f"{name} must be an Array of Arrays"
        raise bad_request(text[0].lower() + text[1:])
    return given


def _check_size(rows: list[list[Any]]) -> None:
    if sum(map(len, rows)) > _MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    if max(map(len, rows), default=0) > _MOST_IN_ROW:
        raise bad_request(f"a row of more than {_MOST_IN_ROW} buttons is cut by clients")


def _check_placeholder(given: Markup) -> None:
    placeholder = given.get("input_field_placeholder")
    if placeholder is not None and (not isinstance(placeholder, str) or not 1 <= len(placeholder) <= 64):
        raise bad_request("input field placeholder must be 1-64 characters long")


def _inline_button(given: Any) -> Markup:
    if not isinstance(given, dict):
        raise _bad_button("InlineKeyboardButton must be an Object")
    _refuse_unknown(given, {"text", *_INLINE_KINDS})
    text = _button_text(given, "inline keyboard button")
    kind = next((kind for kind in _INLINE_KINDS if given.get(kind) not in (None, "") or _is_query(given, kind)), None)
    if kind is None:
        raise _bad_button("Text buttons are unallowed in the inline keyboard")
    return {"text": text, kind: _inline_value(kind, given[kind])}


def _is_query(given: Markup, kind: str) -> bool:
    return kind.startswith("switch_inline_query") and given.get(kind) == ""


def _inline_value(kind: str, value: Any) -> Any:
    if kind == "callback_data":
        return _callback_data(value)
    if kind == "url":
        return _button_url(value, "inline keyboard button URL", value)
    if kind == "web_app":
        return {"url": _web_app_url(value)}
    if kind == "copy_text":
        return {"text": _copied_text(value)}
    return str(value)


def _callback_data(value: Any) -> str:
    if not isinstance(value, str) or not 1 <= len(value.encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")
    return value


def _button_url(value: Any, name: str, shown: Any) -> str:
    if isinstance(value, str) and value.startswith("tg://user?id="):
        return value
    try:
        return checked_link(str(value))
    except ValueError as error:
        raise bad_request(f"{name} '{shown}' is invalid: {error}") from None


def _web_app_url(value: Any) -> str:
    url = str(value.get("url", "")) if isinstance(value, dict) else ""
    if not url.lower().startswith("https://"):
        raise bad_request(f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed")
    return _button_url(url, "inline keyboard button Web App URL", url)


def _copied_text(value: Any) -> str:
    text = value.get("text") if isinstance(value, dict) else None
    if not isinstance(text, str) or not 1 <= len(text) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return text


def _reply_button(given: Any) -> Markup:
    if isinstance(given, str):
        given = {"text": given}
    if not isinstance(given, dict):
        raise bad_request("can't parse keyboard button: KeyboardButton must be a String or an Object")
    _refuse_unknown(given, {"text", "request_contact", "request_location"})
    return {"text": _button_text(given, "keyboard button"), **_optional(given, "request_contact", "request_location")}


def _button_text(given: Markup, name: str) -> str:
    text = given.get("text")
    if not isinstance(text, str):
        raise bad_request(f'can\'t parse {name}: Field "text" must be of type String')
    if not text.strip():
        raise bad_request(f"{name} text must be non-empty")
    return text


def _refuse_unknown(given: Markup, known: set[str]) -> None:
    unknown = sorted(set(given) - known)
    if unknown:
        raise bad_request(f'button field "{unknown[0]}" is not known here')


def _optional(given: Markup, *names: str) -> Markup:
    return {name: given[name] for name in names if given.get(name)}


def _bad_button(text: str) -> Exception:
    return bad_request(f"can't parse inline keyboard button: {text}")
