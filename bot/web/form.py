"""A form in a browser: the same draft and the same steps as in the chat, as plain pages without script or cookie."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot import clock
from bot.domain.forms.model import ATTACHING, CHOOSING, Kind, Question
from bot.domain.people import Person
from bot.domain.screens import Press
from bot.i18n import LANGUAGES, Translator
from bot.services import form as services
from bot.services.form import Opened, Pen, Sent
from bot.services.form.answering import ACTS, SETTLED
from bot.services.form.sending import Channel
from bot.services.form.sharing import shared
from bot.storage import people
from bot.storage.engine import Transaction, Unavailable
from bot.views.form import SAID
from bot.views.form.asking import fill
from bot.views.page import Choice, Here, Page, Reading
from bot.web.pages import HEADERS, TEMPLATES, chosen
from bot.web.state import State

LARGEST = 100_000
STAYS = {"computer", "leave", "open"}  # what only the chat can do
PRIVATE = {**HEADERS, "Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
BUTTONS = CHOOSING | {Kind.ACKNOWLEDGE}


@dataclass(frozen=True, slots=True)
class Visit:
    """One request for a draft, in the language it is asked for."""

    token: str
    language: str | None
    here: Here

    def pen(self, tx: Transaction) -> tuple[Pen, Opened] | None:
        found = shared(tx, self.here.seal, self.token, self.here.now)
        person = people.find(tx, found.person) if found else None
        if found is None or person is None:
            return None
        reader = person if self.language is None else replace(person, language=self.language)
        pen = Pen(tx, self.here.seal, reader, self.here.now)
        return pen, services.opened_by(pen, found)


@dataclass(frozen=True, slots=True)
class Seen:
    """A page to be shown, to whom, and under which sentence; a number once it is sent."""

    person: Person
    page: Page
    opened: Opened | None = None
    said: str = ""
    sent: Sent | None = None


async def form(request: Request) -> Response:
    state: State = request.app.state.kept
    if state.here is None:
        return gone(request)
    asked = request.query_params.get("lang")
    visit = Visit(request.path_params["token"], asked if asked in LANGUAGES else None, state.here(clock.now()))
    try:
        if request.method == "POST":
            return await answered(request, state, visit)
        seen = await state.store.read(partial(look, visit=visit, said=request.query_params.get("said", "")))
    except Unavailable:
        return Response("", 503, headers={"Retry-After": "5"})
    return shown(seen, visit) if seen else gone(request)


async def answered(request: Request, state: State, visit: Visit) -> Response:
    """Then the page is asked for anew, so that loading it again repeats nothing; the receipt is shown at once."""
    given = await fields(request)
    if given is None:
        return Response("", 413)
    seen = await state.store.write(partial(act, visit=visit, given=given))
    if seen is None:
        return gone(request)
    if seen.sent:
        return shown(seen, visit)
    said = f"&said={seen.said}" if seen.said else ""
    return RedirectResponse(f"{request.url.path}?lang={seen.person.reads}{said}", 303, headers=PRIVATE)


async def fields(request: Request) -> dict[str, str] | None:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return None
    read = parse_qs(body.decode(errors="replace"), keep_blank_values=True, max_num_fields=20)
    return {name: values[0] for name, values in read.items()}


def look(tx: Transaction, visit: Visit, said: str) -> Seen | None:
    found = visit.pen(tx)
    return looked(*found, visit, said if isinstance(SAID.get(said), str) else "") if found else None


def looked(pen: Pen, opened: Opened, visit: Visit, said: str = "") -> Seen:
    t = Translator(pen.person.reads, zone=pen.person.zone)
    page = fill(Reading({}, pen.person, visit.here, opened), t)
    return Seen(pen.person, page, opened, said)


def act(tx: Transaction, visit: Visit, given: dict[str, str]) -> Seen | None:
    found = visit.pen(tx)
    if found is None:
        return None
    pen, opened = found
    press = Press.unpack(given.get("press", ""))
    carried = services.pressed(press.argument if press else given.get("mark", ""))
    if (carried.draft, carried.revision) != (opened.id, opened.filled.revision):
        return looked(pen, opened, visit, "form_older")
    press = press or looked(pen, opened, visit).page.match(given.get("typed", ""))
    if press and press.verb == "send":
        sent = services.send(pen, opened, Channel.WEB)
        return replace(looked(pen, opened, visit, "" if sent else "form_not_yet"), sent=sent)
    if press is None:
        return looked(pen, services.typed(pen, opened, given.get("typed", "")), visit)
    step: Callable[[Pen, Opened, int], Opened] | None = ACTS.get(press.verb)
    place = services.pressed(press.argument).argument
    return looked(pen, step(pen, opened, place) if step else opened, visit)


def shown(seen: Seen, visit: Visit) -> HTMLResponse:
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
        "mark": seen.opened.mark if seen.opened else "",
        "field": field(seen.opened) if seen.opened else "",
        "only_chat": bool(seen.opened and seen.opened.ask and attaching(seen.opened)),
        "house": visit.here.house,
        "now": t.moment(visit.here.now),
    }
    return HTMLResponse(TEMPLATES.get_template("form.html").render(facts), headers=PRIVATE)


def field(opened: Opened) -> str:
    """What there is to write into: nothing where one only presses."""
    wrong, ask = opened.problem, opened.ask
    if ask is None or ask.passive or ask.more or not isinstance(ask.item, Question) or attaching(opened):
        return ""
    if wrong and wrong.code in SETTLED:
        return ""
    if ask.item.kind is Kind.TEXT:
        return "area"
    return "" if ask.item.kind in BUTTONS and len(ask.choices) <= 1 else "line"


def attaching(opened: Opened) -> bool:
    return bool(opened.ask and isinstance(opened.ask.item, Question) and opened.ask.item.kind in ATTACHING)


def gone(request: Request) -> HTMLResponse:
    t = Translator(chosen(request, request.app.state.kept.house))
    facts = {"t": t, "language": LANGUAGES[t.language], "languages": (), "house": request.app.state.kept.house}
    return HTMLResponse(TEMPLATES.get_template("form_gone.html").render(facts), 404, headers=PRIVATE)
