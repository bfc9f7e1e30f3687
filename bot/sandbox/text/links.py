"""Which links Telegram accepts, and the form it gives them."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import quote

_OWN_SCHEME = re.compile(r"(tg|ton|tonsite):(?://)?", re.IGNORECASE)
_HTTP = re.compile(r"(?:(?P<scheme>[^:/?#@\[\]]*)://)?(?P<place>[^/?#]*)(?P<rest>.*)", re.DOTALL)
_PORT = re.compile(r"(?P<host>.+):(?P<port>[^:\]@]*)\Z")
_BLANK = re.compile(r"[\x00-\x20]")


def checked_link(link: str) -> str:
    """The link in Telegram's form; ValueError says in Telegram's words what is wrong with it."""
    own = _OWN_SCHEME.match(link)
    return _app_link(own[1].lower(), link[own.end() :]) if own else _web_link(link)


def user_of_link(link: str) -> int | None:
    found = re.fullmatch(r"tg://user\?id=(\d{1,18})", link)
    return int(found[1]) if found else None


def _app_link(scheme: str, link: str) -> str:
    found = _HTTP.fullmatch(link)
    if not found or found["scheme"]:
        raise ValueError("Wrong tg URL")
    _check_host(found["place"])
    if not re.fullmatch(r"[\w.-]+", found["place"], re.ASCII):
        raise ValueError("Unallowed characters in URL host")
    rest = _query(found["rest"])
    return f"{scheme}://{found['place']}{rest[1:] if rest.startswith('/?') else rest}"


def _web_link(link: str) -> str:
    found = _HTTP.fullmatch(link)
    scheme = ((found and found["scheme"]) or "http").lower()
    if not found or scheme not in ("http", "https"):
        raise ValueError("Unsupported URL protocol")
    host, port = _host_and_port(found["place"])
    host = host.lower()
    if "." not in host and not host.startswith("["):
        raise ValueError("Wrong HTTP URL")
    return f"{scheme}://{host}{port}{_query(found['rest'])}"


def _host_and_port(place: str) -> tuple[str, str]:
    found = _PORT.fullmatch(place)
    host = found["host"] if found else place
    _check_host(host)
    if not found:
        return host, ""
    port = int(found["port"]) if found["port"].isascii() and found["port"].isdigit() else 0
    if not 0 < port <= 65535:
        raise ValueError("Wrong port number specified in the URL")
    return host, f":{port}"


def _check_host(host: str) -> None:
    if not host:
        raise ValueError("URL host is empty")
    if host == ".":
        raise ValueError("Host is invalid")
    if host.startswith("[") and host.endswith("]"):
        try:
            ipaddress.IPv6Address(host[1:-1])
        except ValueError:
            raise ValueError("Wrong IPv6 address specified in the URL") from None


def _query(rest: str) -> str:
    rest = rest.rstrip() or "/"
    rest = rest if rest.startswith("/") else "/" + rest
    return _BLANK.sub(lambda blank: quote(blank[0]), rest)
