"""/calendar.ics: what a phone's calendar subscribes to."""

from collections.abc import AsyncIterator

import httpx
import icalendar
import pytest

from tests.milestones import made
from tests.stage import Stage
from tests.web.serving import served


@pytest.fixture
async def web(stage: Stage) -> AsyncIterator[httpx.AsyncClient]:
    async with served(stage) as base, httpx.AsyncClient(base_url=base) as client:
        yield client


async def test_it_is_a_calendar_with_what_organisers_made_here(stage: Stage, web: httpx.AsyncClient) -> None:
    await made(stage)
    answer = await web.get("/calendar.ics")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert "set-cookie" not in answer.headers
    found = icalendar.Calendar.from_ical(answer.content)
    assert "abcdef0123@keptbot" in {str(one["uid"]) for one in found.walk("VEVENT")}


async def test_it_speaks_the_language_asked_for_and_else_the_browsers(web: httpx.AsyncClient) -> None:
    for asked, header, name in (
        ("?lang=ru", "fr", "Календарь"),
        ("", "fr-CH,fr;q=0.9", "Calendrier"),
        ("", "xx", "Calendar"),
    ):
        answer = await web.get(f"/calendar.ics{asked}", headers={"accept-language": header})
        assert f"X-WR-CALNAME:Kept: {name}" in answer.text


async def test_of_one_process_it_has_that_alone(web: httpx.AsyncClient) -> None:
    answer = await web.get("/calendar.ics?process=human-security&lang=en")
    found = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert {str(one["categories"].cats[0]) for one in found} == {"Human security"}
    assert 'filename="kept-human-security.ics"' in answer.headers["content-disposition"]


async def test_a_process_that_there_is_not_is_told_with_those_there_are(web: httpx.AsyncClient) -> None:
    answer = await web.get("/calendar.ics?process=nowhere")
    assert answer.status_code == 404
    assert "agenda-for-humanity" in answer.text


async def test_the_window_leads_to_it(web: httpx.AsyncClient) -> None:
    assert '<a href="/calendar.ics?lang=en">' in (await web.get("/?lang=en")).text
