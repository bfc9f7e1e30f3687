"""The public window: what this Kept is, who runs it, and what it keeps, for anybody with a browser."""

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from bot.domain.house import House
from bot.i18n import LANGUAGES, Translator, nearest
from bot.views import privacy, profile

TEMPLATES = Environment(loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True)
LINK = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


async def window(request: Request) -> HTMLResponse:
    house: House = request.app.state.kept.house
    t = Translator(chosen(request, house))
    start = followed(request)
    facts = {
        "t": t,
        "language": LANGUAGES[t.language],
        "languages": LANGUAGES.values(),
        "name": profile.name(t),
        "short": profile.short(t),
        "house": house,
        "start": start,
        "telegram": house.link(start) if start else f"https://t.me/{house.username}",
        "privacy": [Markup(part) for part in privacy.told(house, t).split("\n\n")],  # noqa: S704 (a view made it)
        "own": privacy.own(house, t).split("\n"),
    }
    return HTMLResponse(TEMPLATES.get_template("window.html").render(facts), headers=HEADERS)


def chosen(request: Request, house: House) -> str:
    """By the link that was followed, else as the browser asks."""
    asked = request.query_params.get("lang")
    if asked in LANGUAGES:
        return str(asked)
    wanted = request.headers.get("accept-language", "").split(",")[0].split(";")[0]
    return nearest(wanted, house.language)


def followed(request: Request) -> str:
    """What a link by way of the web carries on into Telegram; anything else is left out."""
    payload = request.query_params.get("start", "")
    return payload if LINK.fullmatch(payload) else ""


async def style(_: Request) -> HTMLResponse:
    css = (Path(__file__).parent / "templates" / "kept.css").read_text()
    return HTMLResponse(css, media_type="text/css", headers={"Cache-Control": "max-age=3600"})
