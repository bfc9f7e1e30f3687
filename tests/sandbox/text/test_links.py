"""Which links are taken, and in which form."""

import pytest

from bot.sandbox.text.links import checked_link


@pytest.mark.parametrize(
    ("link", "form"),
    [
        ("example.org", "http://example.org/"),
        ("HTTPS://Example.org/A?b#c", "https://example.org/A?b#c"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/"),
        ("https://example.org?a=b c", "https://example.org/?a=b%20c"),
        ("https://[::1]:80/", "https://[::1]:80/"),
        ("tg://resolve?domain=x", "tg://resolve?domain=x"),
    ],
)
def test_a_good_link_gets_its_form(link: str, form: str) -> None:
    assert checked_link(link) == form


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("", "URL host is empty"),
        ("https://", "URL host is empty"),
        (".", "Host is invalid"),
        ("http://localhost:8080/", "Wrong HTTP URL"),
        ("ftp://example.org", "Unsupported URL protocol"),
        ("http://example.org:99999", "Wrong port number specified in the URL"),
        ("http://[zz]/", "Wrong IPv6 address specified in the URL"),
        ("tg://a b", "Unallowed characters in URL host"),
    ],
)
def test_a_bad_link_is_refused(link: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        checked_link(link)
