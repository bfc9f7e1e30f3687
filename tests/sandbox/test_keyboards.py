"""Keyboards: what is accepted, in which form it comes back, what is refused."""

from typing import Any

import pytest

from bot.sandbox.keyboards import checked_inline_markup, checked_markup
from bot.sandbox.refusals import Refusal
from tests.sandbox.people import YES


def inline(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[button]]}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (None, None),
        (YES, YES),
        ({"inline_keyboard": [[], []]}, None),
        (inline(text="x", url="example.org"), inline(text="x", url="http://example.org/")),
        (inline(text="x", callback_data="é" * 32), inline(text="x", callback_data="é" * 32)),
        (inline(text="x", copy_text={"text": "K-1"}), inline(text="x", copy_text={"text": "K-1"})),
        (inline(text="x", switch_inline_query=""), inline(text="x", switch_inline_query="")),
        (
            inline(text="x", web_app={"url": "https://example.org/app"}),
            inline(text="x", web_app={"url": "https://example.org/app"}),
        ),
        ({"keyboard": [["One"]]}, {"keyboard": [[{"text": "One"}]]}),
        (
            {"keyboard": [[{"text": "Me", "request_contact": True}]], "resize_keyboard": True},
            {"keyboard": [[{"text": "Me", "request_contact": True}]], "resize_keyboard": True},
        ),
        ({"remove_keyboard": True}, {"remove_keyboard": True}),
        ({"force_reply": True, "input_field_placeholder": "?"}, {"force_reply": True, "input_field_placeholder": "?"}),
    ],
)
def test_is_kept(given: Any, kept: Any) -> None:
    assert checked_markup(given) == kept


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (inline(text="x", callback_data="x" * 65), "BUTTON_DATA_INVALID"),
        (inline(text="x", callback_data="é" * 33), "BUTTON_DATA_INVALID"),
        (inline(text="x", copy_text={"text": "x" * 257}), "BUTTON_COPY_TEXT_INVALID"),
        (inline(text="x"), "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        (
            inline(text="x", callback_data=""),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (inline(callback_data="x"), 'can\'t parse inline keyboard button: Field "text" must be of type String'),
        (inline(text=" ", callback_data="x"), "inline keyboard button text must be non-empty"),
        (inline(text="x", callback_data="x", colour=1), 'button field "colour" is not known here'),
        (
            inline(text="x", url="http://localhost/"),
            "inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL",
        ),
        (
            inline(text="x", web_app={"url": "http://example.org/"}),
            "inline keyboard button Web App URL 'http://example.org/' is invalid: Only HTTPS links are allowed",
        ),
        ({"inline_keyboard": [["x"]]}, "can't parse inline keyboard button: InlineKeyboardButton must be an Object"),
        ({"inline_keyboard": ["x"]}, 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'),
        ({"inline_keyboard": [[{"text": "x", "callback_data": "x"}] * 8] * 13}, "reply markup is too long"),
        (
            {"inline_keyboard": [[{"text": "x", "callback_data": "x"}] * 9]},
            "a row of more than 8 buttons is cut by clients",
        ),
        ({"keyboard": ["x"]}, 'field "keyboard" must be an Array of Arrays'),
        ({"keyboard": [[5]]}, "can't parse keyboard button: KeyboardButton must be a String or an Object"),
        ({"keyboard": [[{"text": ""}]]}, "keyboard button text must be non-empty"),
        (
            {"keyboard": [["x"]], "input_field_placeholder": "x" * 65},
            "input field placeholder must be 1-64 characters long",
        ),
        ({"colour": "red"}, "object expected as reply markup"),
    ],
)
def test_is_refused(given: Any, text: str) -> None:
    with pytest.raises(Refusal) as caught:
        checked_markup(given)
    assert caught.value.description == f"Bad Request: {text}"


def test_an_edit_takes_inline_keyboards_only() -> None:
    with pytest.raises(Refusal, match="inline keyboard expected"):
        checked_inline_markup({"keyboard": [["x"]]})
