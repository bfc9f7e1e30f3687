"""HTML as Telegram parses it: entities in UTF-16 units, and every refusal in Telegram's words."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.sandbox.refusals import Refusal
from bot.sandbox.text.html import parse_html, utf16_length


def cut(text: str, entity: dict) -> str:
    units = text.encode("utf-16-le")
    return units[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le")


@pytest.mark.parametrize(
    ("source", "text", "kinds"),
    [
        ("<b>a</b><strong>b</strong>", "ab", ["bold", "bold"]),
        ("<i>a</i><em>b</em>", "ab", ["italic", "italic"]),
        ("<u>a</u><ins>b</ins>", "ab", ["underline", "underline"]),
        ("<s>a</s><strike>b</strike><del>c</del>", "abc", ["strikethrough"] * 3),
        ('<tg-spoiler>a</tg-spoiler><span class="tg-spoiler">b</span>', "ab", ["spoiler", "spoiler"]),
        ("<code>a</code><pre>b</pre>", "ab", ["code", "pre"]),
        ("<blockquote>a</blockquote>", "a", ["blockquote"]),
        ("<blockquote expandable>a</blockquote>", "a", ["expandable_blockquote"]),
        ("<B>a</B>", "a", ["bold"]),
        ("<b>a</>", "a", ["bold"]),
        ("<b></b>a", "a", []),
        ("&lt;b&gt; &amp; &quot;x&quot; &#65;&#x42; &nbsp; &", '<b> & "x" AB &nbsp; &', []),
        ('<a href="not a link">a</a>', "a", []),
    ],
)
def test_tags_become_entities(source: str, text: str, kinds: list[str]) -> None:
    parsed, entities = parse_html(source)
    assert (parsed, [entity["type"] for entity in entities]) == (text, kinds)


@pytest.mark.parametrize("word", ["plain", "كلمة", "词", "👩‍👩‍👧", "ひ😀"])
def test_offsets_count_utf16_units(word: str) -> None:
    text, (entity,) = parse_html(f"😀 {word} <b>{word}</b> {word}")
    assert cut(text, entity) == word
    assert entity["length"] == utf16_length(word)


def test_nesting_is_kept() -> None:
    text, (inner, outer) = parse_html("<b>one <i>two</i></b>")
    assert (cut(text, inner), cut(text, outer)) == ("two", "one two")


def test_links_get_their_form() -> None:
    _, (link,) = parse_html('<a href="Example.org?q=1&amp;r=2">x</a>')
    assert link["url"] == "http://example.org/?q=1&r=2"


def test_a_link_without_address_is_its_own() -> None:
    _, (link,) = parse_html("<a>example.org</a>")
    assert link["url"] == "http://example.org/"


def test_a_person_is_mentioned_by_number() -> None:
    _, (mention,) = parse_html('<a href="tg://user?id=77">x</a>')
    assert (mention["type"], mention["user"]) == ("text_mention", {"id": 77})


@pytest.mark.parametrize(
    "source",
    ['<pre><code class="language-py">x</code></pre>', '<code class="language-py"><pre>x</pre></code>'],
)
def test_a_language_belongs_to_the_block(source: str) -> None:
    assert parse_html(source)[1] == [{"type": "pre", "offset": 0, "length": 1, "language": "py"}]


def test_code_alone_tells_no_language() -> None:
    assert parse_html('<code class="language-py">x</code>')[1] == [{"type": "code", "offset": 0, "length": 1}]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<x>a</x>", 'Unsupported start tag "x" at byte offset 0'),
        ("é<br/>", 'Unsupported start tag "br/" at byte offset 2'),
        ("5 < 6 > 4", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=x.y", "Unclosed start tag at byte offset 0"),
        ("<a href=x/y>a</a>", "Unexpected end of name token at byte offset 8"),
        ('<a ="x">a</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        (
            "&#xD800;",
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units",
        ),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
    ],
)
def test_what_is_wrong_is_said_with_its_place(source: str, text: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_html(source)
    assert caught.value.description == f"Bad Request: can't parse entities: {text}"


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text())
def test_escaped_words_come_back_as_they_were(words: str) -> None:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert parse_html(f"<b>{escaped}</b>")[0] == words


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="<>/&;ab=\"' \n"))
def test_anything_is_parsed_or_refused(source: str) -> None:
    try:
        parse_html(source)
    except Refusal as refusal:
        assert refusal.code == 400  # noqa: PT017 - a refusal is one of two good ends
