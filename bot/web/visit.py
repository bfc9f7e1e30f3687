"""One visit to a draft by its link: what is seen there, and what somebody does with it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.domain.people import Person
from bot.domain.reports import Refusal, Report
from bot.domain.screens import Press
from bot.i18n import Translator
from bot.services import filing
from bot.services import form as services
from bot.services.form import Opened, Pen, Sent
from bot.services.form.answering import ACTS, SETTLED
from bot.services.form.sending import Channel
from bot.services.form.sharing import shared
from bot.services.reports import Filed
from bot.storage import people
from bot.storage.engine import Transaction
from bot.views import SENTENCES as SAID
from bot.views.form.asking import BROWSER, fill
from bot.views.page import Here, Page, Reading

Handing = Callable[[Pen, Opened], Opened]  # what comes of a file


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
    """A page to be shown, to whom, and under which sentence; what was typed and not taken; a number once it is sent."""

    person: Person
    page: Page
    opened: Opened
    said: str = ""
    typed: str = ""
    sent: Sent | Report | None = None


def look(tx: Transaction, visit: Visit, said: str = "") -> Seen | None:
    found = visit.pen(tx)
    return looked(*found, visit, said if isinstance(SAID.get(said), str) else "") if found else None


def looked(pen: Pen, opened: Opened, visit: Visit, said: str = "") -> Seen:
    t = Translator(pen.person.reads, zone=pen.person.zone)
    page = fill(Reading({BROWSER: True}, pen.person, visit.here, opened), t)
    return Seen(pen.person, page, opened, said)


def act(tx: Transaction, visit: Visit, fields: dict[str, str], handing: Handing | None = None) -> Seen | None:
    """Only on the page that shows the draft as it is."""
    found = visit.pen(tx)
    if found is None:
        return None
    pen, opened = found
    press = Press.unpack(fields.get("press", ""))
    carried = services.pressed(press.argument if press else fields.get("mark", ""))
    if (carried.draft, carried.revision) != (opened.id, opened.filled.revision):
        return looked(pen, opened, visit, "form_older")
    if handing:
        return looked(pen, handing(pen, opened), visit)
    typed = fields.get("typed", "")
    press = press or looked(pen, opened, visit).page.match(typed)
    return pressed(pen, opened, visit, press) if press else wrote(pen, opened, visit, typed)


def pressed(pen: Pen, opened: Opened, visit: Visit, press: Press) -> Seen:
    if press.verb == "send":
        return sending(pen, opened, visit)
    step = ACTS.get(press.verb)
    place = services.pressed(press.argument).argument
    return looked(pen, step(pen, opened, place) if step else opened, visit)


def sending(pen: Pen, opened: Opened, visit: Visit) -> Seen:
    sent = filing.send(pen, opened, Channel.WEB, visit.here.house.zone)
    if sent is None:
        return looked(pen, opened, visit, "files_coming" if opened.ask is None else "form_not_yet")
    if isinstance(sent, Refusal):
        return looked(pen, opened, visit, f"report_{sent}")
    return replace(looked(pen, opened, visit), sent=sent.report if isinstance(sent, Filed) else sent)


def wrote(pen: Pen, opened: Opened, visit: Visit, typed: str) -> Seen:
    """What was not taken stays in its field."""
    after = services.typed(pen, opened, typed)
    wrong = after.problem
    kept = typed if wrong and wrong.code not in SETTLED else ""
    return replace(looked(pen, after, visit), typed=kept)
