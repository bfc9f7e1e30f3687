"""A form in a browser: the same draft and the same steps as in the chat, as plain pages without script or cookie."""

import asyncio
import logging
from collections.abc import Mapping
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot import clock
from bot.domain.forms.model import CHOOSING, Kind, Question
from bot.domain.forms.problems import problem
from bot.i18n import LANGUAGES, Translator, mark
from bot.services.form import Opened, attaching
from bot.services.form.answering import SETTLED
from bot.storage.cabinet import Cabinet, Kept
from bot.storage.engine import Unavailable
from bot.storage.spool import Spool
from bot.views import SENTENCES as SAID
from bot.views.page import Choice
from bot.web.multipart import Torn, boundary
from bot.web.pages import HEADERS, TEMPLATES, chosen
from bot.web.receiving import File, TooMuch, given
from bot.web.state import State
from bot.web.visit import Handing, Seen, Visit, act, look

log = logging.getLogger(__name__)

STAYS = {"computer", "leave", "open"}  # what only the chat can do
PRIVATE = {**HEADERS, "Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
BUTTONS = CHOOSING | {Kind.ACKNOWLEDGE}
PICKED: Mapping[str, str] = {
    Kind.IMAGE: "image/jpeg,image/png,image/webp",
    Kind.AUDIO: "audio/*",
    Kind.VIDEO: "video/*",
    Kind.FILE: "",
}
GONE = mark("This link is not valid any more. Please ask for a new one.")
NOT_NOW = mark("Nothing can be saved just now. Please go back one page, and try again in a few minutes.")


async def form(request: Request) -> Response:
    state: State = request.app.state.kept
    if state.here is None:
        return alone(request, GONE, 404)
    asked = request.query_params.get("lang")
    visit = Visit(request.path_params["token"], asked if asked in LANGUAGES else None, state.here(clock.now()))
    try:
        if request.method == "POST":
            return await answered(request, state, visit)
        seen = await state.store.read(partial(look, visit=visit, said=request.query_params.get("said", "")))
    except Unavailable:
        return alone(request, NOT_NOW, 503)
    except OSError as error:
        log.warning("a file could not be kept", extra={"reason": error.strerror})
        return alone(request, NOT_NOW, 503)
    return shown(seen, visit) if seen else alone(request, GONE, 404)


async def answered(request: Request, state: State, visit: Visit) -> Response:
    """Nothing is read for a link that leads nowhere; what cannot be read is told above the page as it was."""
    before = await state.store.read(partial(look, visit=visit))
    if before is None:
        return alone(request, GONE, 404)
    try:
        seen = await taken(request, state, visit, before)
    except TooMuch:
        return await refused(state, visit, "form_too_much", 413)
    except Torn:
        return await refused(state, visit, "form_torn", 400)
    if seen is None:
        return alone(request, GONE, 404)
    if seen.sent or seen.typed:
        return shown(seen, visit, 200 if seen.sent else 422)
    said = f"&said={seen.said}" if seen.said else ""
    return RedirectResponse(f"{request.url.path}?lang={seen.person.reads}{said}", 303, headers=PRIVATE)


async def refused(state: State, visit: Visit, said: str, status: int) -> Response:
    seen = await state.store.read(partial(look, visit=visit, said=said))
    return shown(seen, visit, status) if seen else Response("", status)


async def taken(request: Request, state: State, visit: Visit, before: Seen) -> Seen | None:
    if boundary(request.headers.get("content-type", "")) is None:
        sent = await given(request)
        return await state.store.write(partial(act, visit=visit, fields=sent.fields))
    with state.uploads.place(visit.token) as room:
        folder = state.cabinet.folder.parent if state.cabinet and room else None
        sent = await given(request, folder)
        try:
            if state.cabinet is None or not room:
                return await state.store.read(partial(look, visit=visit, said="files_coming"))
            handing = await handed(state, state.cabinet, sent.file, attaching.wanted(before.opened))
        finally:
            sent.close()
    return await state.store.write(partial(act, visit=visit, fields=sent.fields, handing=handing))


async def handed(state: State, cabinet: Cabinet, file: File | None, wanted: str) -> Handing:
    """What comes of a file: looked at before the unit, one at a time, so that few are ever whole in memory."""
    if file is None or file.size == 0 or not wanted:
        wrong = problem("no_file", wanted=wanted) if wanted else problem("no_file_here")
        return partial(attaching.refused, wrong=wrong)
    if file.spool is None:
        return partial(attaching.refused, wrong=attaching.too_large(file.size))
    async with state.uploads.looking:
        kept = await asyncio.to_thread(put, cabinet, file.spool, Kind(wanted))
    if kept is None:
        return partial(attaching.refused, wrong=attaching.strange(wanted))
    return partial(attaching.hand_in, kept=kept, name=file.name)


def put(cabinet: Cabinet, spool: Spool, wanted: Kind) -> Kept | None:
    return cabinet.take(spool.read(), wanted)


def shown(seen: Seen, visit: Visit, status: int = 200) -> HTMLResponse:
    t = Translator(seen.person.reads, zone=seen.person.zone)
    controls = [one for one in seen.page.controls if isinstance(one, Choice) and one.press.verb not in STAYS]
    facts: dict[str, Any] = {
        "t": t,
        "language": LANGUAGES[t.language],
        "languages": LANGUAGES.values(),
        "page": seen.page,
        "controls": controls,
        "said": t(str(SAID[seen.said])) if seen.said else "",
        "sent": seen.sent,
        "mark": seen.opened.mark,
        "field": field(seen.opened),
        "typed": seen.typed or written(seen.opened),
        "picked": PICKED.get(attaching.wanted(seen.opened), ""),
        "house": visit.here.house,
        "now": t.moment(visit.here.now),
    }
    return HTMLResponse(TEMPLATES.get_template("form.html").render(facts), status, headers=PRIVATE)


def field(opened: Opened) -> str:
    """What there is to write into or to choose a file with: nothing where one only presses."""
    wrong, ask = opened.problem, opened.ask
    if ask is None or ask.passive or ask.more or not isinstance(ask.item, Question):
        return ""
    if wrong and wrong.code in SETTLED:
        return ""
    if attaching.wanted(opened):
        return "file"
    if ask.item.kind is Kind.TEXT:
        return "area"
    return "" if ask.item.kind in BUTTONS and len(ask.choices) <= 1 else "line"


def written(opened: Opened) -> str:
    """A text can be gone on with; every other answer is shorter than what would have to be taken out."""
    ask = opened.ask
    return ask.value if ask and isinstance(ask.item, Question) and ask.item.kind is Kind.TEXT else ""


def alone(request: Request, sentence: str, status: int) -> HTMLResponse:
    """A page with nothing but a sentence."""
    house = request.app.state.kept.house
    t = Translator(chosen(request, house))
    facts = {"t": t, "language": LANGUAGES[t.language], "sentence": t(sentence)}
    headers = {**PRIVATE, "Retry-After": "5"} if status == 503 else PRIVATE
    return HTMLResponse(TEMPLATES.get_template("sentence.html").render(facts), status, headers=headers)
