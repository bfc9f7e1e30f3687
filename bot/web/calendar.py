"""/calendar.ics: the calendar for other people's calendars, whole or of one process, in the language asked for."""

from functools import partial

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot import clock
from bot.documents import ics
from bot.storage.engine import Unavailable
from bot.web.pages import chosen
from bot.web.state import State

KEPT = {"Cache-Control": "public, max-age=3600", "X-Content-Type-Options": "nosniff"}


async def calendar(request: Request) -> Response:
    """`?process=` is a slug, `?lang=` a code; a process that there is not is told apart from an empty one."""
    state: State = request.app.state.kept
    if state.here is None:
        return PlainTextResponse("", 404)
    here, process = state.here(clock.now()), request.query_params.get("process", "")
    if process and process not in here.content.processes:
        known = ", ".join(here.content.processes)
        return PlainTextResponse(f"There is no such process. Known are: {known}\n", 404)
    language = chosen(request, here.house)
    read = partial(ics.book, content=here.content, house=here.house, language=language, process=process)
    try:
        book = await state.store.read(read)
    except Unavailable:
        return Response("", 503, headers={"Retry-After": "5"})
    headers = {**KEPT, "Content-Disposition": f'attachment; filename="{ics.filename(book)}"', "Vary": "Accept-Language"}
    return Response(ics.written(book), media_type="text/calendar; charset=utf-8", headers=headers)
