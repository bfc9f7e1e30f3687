"""The parts of a form with a file: the same, however the bytes are cut on their way."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.multipart import LONGEST_HEAD, Multipart, Torn, boundary

EDGE = b"----WebKitFormBoundary7"
CONTENT = b"\r\n--" + EDGE[:-1] + b"\r\n\x00\xff\r\n-"
BODY = b"".join(
    (
        b"--" + EDGE + b'\r\nContent-Disposition: form-data; name="mark"\r\n\r\na.1\r\n',
        b"--" + EDGE + b'\r\nContent-Disposition: form-data; name="file"; filename="\xd9\x85 1.jpg"\r\n',
        b"Content-Type: image/jpeg\r\n\r\n" + CONTENT + b"\r\n--" + EDGE + b"--\r\n",
    )
)


def read(pieces: list[bytes], parts: Multipart) -> dict[tuple[str, str | None], bytes]:
    found: dict[tuple[str, str | None], bytes] = {}
    for piece in pieces:
        for part, more in parts.feed(piece):
            found[part.name, part.file] = found.get((part.name, part.file), b"") + more
    return found


@given(st.lists(st.integers(0, len(BODY)), max_size=8))
def test_wherever_it_is_cut_it_is_the_same(cuts: list[int]) -> None:
    places = [0, *sorted(cuts), len(BODY)]
    parts = Multipart(EDGE)
    pieces = [BODY[start:end] for start, end in pairwise(places)]
    assert read(pieces, parts) == {("mark", None): b"a.1", ("file", "م 1.jpg"): CONTENT}
    assert parts.ended


def test_byte_by_byte_too() -> None:
    parts = Multipart(EDGE)
    assert read([bytes([one]) for one in BODY], parts)["file", "م 1.jpg"] == CONTENT


@given(st.binary(max_size=2000), st.binary(min_size=1, max_size=20))
def test_whatever_comes_is_read_or_torn(body: bytes, edge: bytes) -> None:
    parts = Multipart(edge)
    try:
        read([body], parts)
    except Torn:
        assert not parts.ended


def test_a_head_without_end_is_torn() -> None:
    with pytest.raises(Torn):
        read([b"--x" + b"a" * (LONGEST_HEAD + 10)], Multipart(b"x"))


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("multipart/form-data; boundary=x", b"x"),
        ('Multipart/Form-Data; charset=utf-8; boundary="a b"', b"a b"),
        ("multipart/form-data", None),
        ("application/x-www-form-urlencoded", None),
    ],
)
def test_the_boundary(sent: str, read: bytes | None) -> None:
    assert boundary(sent) == read
