"""One report that is owed: answered by a tap or by words, said unchanged, signed, and its receipt."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from bot.domain.cycles import When
from bot.domain.people import Role
from bot.domain.reports import FORM, Report, Stage, Status
from bot.domain.self_report import HAPPENED
from bot.i18n import Translator, mark
from bot.services import due, form, quick, reports
from bot.services.form import Pen
from bot.services.quick import Quick
from bot.services.reports import Read, Standing
from bot.storage import reports as rows
from bot.storage.engine import Transaction
from bot.views.page import Choice, Page, Reading
from bot.views.reading.sheet import clipped
from bot.views.report.nudge import later, reminder
from bot.views.report.wording import headed, menu, press, promise, summary, when, where
from bot.views.view import lines, paragraphs, title

SENTENCE = 300
QUICK = {
    Quick.PROGRESS: mark("Progress"),
    Quick.NEW_DATE: mark("New date"),
    Quick.BLOCKED: mark("Blocked"),
    Quick.DONE: mark("Done"),
}
TAKING = (Status.DUE, Status.OVERDUE, Status.SIGNING, Status.SUBMITTED, Status.SENT_BACK, Status.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Owed:
    """A report that is owed, what was said before, and what is begun."""

    standing: Standing
    last: Report | None = None  # that counts
    waiting: Report | None = None
    base: int = 0
    asks: bool = False  # whether "no change" is asked about
    begun: bool = False

    @property
    def subject(self) -> str:
        return self.standing.owing.subject


def load(tx: Transaction, reading: Reading) -> Owed | None:
    said = reading.arguments
    found = reports.standing(tx, reading.person, said.get("cycle", ""), said.get("commitment", ""), when(reading))
    if found is None or found.role is None:
        return None
    last = next(iter(rows.last(tx, found.record.id)), None)
    waiting = rows.find(tx, found.owing.waiting) if found.owing.waiting else None
    pen = Pen(tx, reading.here.seal, reading.person, reading.now)
    begun = form.find(pen, FORM, found.owing.subject) is not None
    return Owed(found, last, waiting, reports.newest(tx, found.owing), quick.asks_why(tx, found.record.id), begun)


def nothing(t: Translator) -> Page:
    text = t("This report is not yours to make, or is not owed any more.")
    return Page(text, controls=(Choice(t("What is due"), press("due")), menu(t)))


def one(reading: Reading, t: Translator) -> Page:
    data: Owed | None = reading.data
    if data is None:
        return nothing(t)
    found = data.standing
    open_ = found.cycle.takes(when(reading).today)
    nudge = bool(reading.arguments.get("nudge")) and open_
    parts = [*reminder(t)] if nudge else []
    parts += [headed(found, t), where(found, t), *told(data, reading, t)]
    if open_:
        parts.append(t("Everybody will read your report, with your organisation’s name, not yours."))
        parts.append(t("Press a button, or type what happened, for example: {example}", example=example(t)))
    choices = tuple(taps(data, t)) if open_ else ()
    return Page(paragraphs(*parts), choices, (*controls(data, t, open_=open_), *(later(t) if nudge else ())))


def example(t: Translator) -> Markup:
    return t("{number} wells repaired", number=t.number(2340))


def told(data: Owed, reading: Reading, t: Translator) -> Iterator[Markup]:
    found, owing = data.standing, data.standing.owing
    if owing.question:
        yield t("The organiser asks: {question}", question=owing.question)
    if owing.note:
        yield t("Given back unsigned: {note}", note=owing.note)
    goal = f"{found.record.target} {found.record.unit}".strip()
    if goal:
        yield t("Target: {target}", target=goal)
    if data.waiting:
        yield t("This waits for a signature:")
        yield shortly(data.waiting, found, reading, t)
    elif data.last:
        yield shortly(data.last, found, reading, t)


def shortly(report: Report, found: Standing, reading: Reading, t: Translator) -> Markup:
    happened = report.said.get(HAPPENED)
    first = summary(reading, report, found.record.unit, t)
    return lines(first, t.value(clipped(happened, SENTENCE))) if happened else first


def taps(data: Owed, t: Translator) -> Iterator[Choice]:
    if data.waiting and data.standing.role is Role.SIGNER:
        yield Choice(t("Sign"), press("sign", f"{data.subject}.{data.waiting.number}"))
        yield Choice(t("Give back"), press("giveback", f"{data.subject}.{data.waiting.number}"))
        yield Choice(t("Read it"), press("read", str(data.waiting.number)))
    if data.last and not data.waiting:
        yield Choice(t("No change"), press("same", data.subject))
    yield from (Choice(t(label), press("quick", f"{data.subject}.{verb}")) for verb, label in QUICK.items())


def controls(data: Owed, t: Translator, *, open_: bool) -> Iterator[Choice]:
    if open_:
        yield Choice(t("Continue the draft") if data.begun else t("All questions"), press("whole", data.subject))
        yield Choice(t("On my computer"), press("computer", data.subject))
    yield Choice(t("Next"), press("next", data.subject))
    yield Choice(t("What is due"), press("due"))
    yield menu(t)


def same(reading: Reading, t: Translator) -> Page:
    """Shown before it is sent; the third in a row is asked about."""
    data: Owed | None = reading.data
    if data is None or data.last is None:
        return nothing(t)
    found = data.standing
    text = [headed(found, t), t("This will be sent: nothing has changed since the last report.")]
    text.append(summary(reading, data.last, found.record.unit, t))
    send = Choice(t("Send"), press("unchanged", f"{data.subject}.{data.base}"))
    if data.asks:
        text.append(t("It is the third time in a row. Why has nothing changed? Type a sentence, or send it without."))
        send = Choice(t("Send without a reason"), send.press)
    return Page(paragraphs(*text), (send,), (Choice(t("Back"), press("one", data.subject)), menu(t)))


def giving_back(reading: Reading, t: Translator) -> Page:
    data: Owed | None = reading.data
    if data is None or data.waiting is None:
        return nothing(t)
    text = t("What should be changed before you sign? Please type a sentence; whoever filled it in will read it.")
    back = Choice(t("Back"), press("one", data.subject))
    return Page(paragraphs(headed(data.standing, t), text), controls=(back, menu(t)))


def newer(reading: Reading, t: Translator) -> Page:
    """Two people of one organisation: neither overwrites the other unseen."""
    data: Owed | None = reading.data
    if data is None:
        return nothing(t)
    latest = data.waiting or data.last
    parts = [headed(data.standing, t), t("Meanwhile somebody else of your organisation has sent a report:")]
    if latest:
        parts.append(shortly(latest, data.standing, reading, t))
    parts.append(t("Yours is kept as a draft. Sent now, it comes after the other one and takes its place."))
    choices = [Choice(t("Send mine"), press("anyway", data.subject))]
    if latest:
        choices.append(Choice(t("Read it"), press("read", str(latest.number))))
    return Page(paragraphs(*parts), tuple(choices), (Choice(t("Leave"), press("one", data.subject)), menu(t)))


@dataclass(frozen=True, slots=True)
class Received:
    read: Read
    next: Standing | None


def load_received(tx: Transaction, reading: Reading) -> Received | None:
    at: When = when(reading)
    found = reports.read(tx, reading.person, int(reading.arguments.get("number", 0)), at)
    if found is None or found.standing.role is None:
        return None
    return Received(found, due.first(tx, reading.person, at, found.standing.owing.subject))


def received(reading: Reading, t: Translator) -> Page:
    data: Received | None = reading.data
    if data is None:
        return nothing(t)
    found, report = data.read.standing, data.read.report
    text = [
        title(t("Receipt {number}", number=str(report.number))),
        t("Your report on “{promise}” is stored since {moment}.",
          promise=clipped(promise(found, t), 100), moment=t.moment(report.at)),
    ]  # fmt: skip
    if found.owing.stage is Stage.SIGNING:
        text.append(t("It waits for a signature. Whoever signs for your organisation has been told."))
    else:
        text.append(t("Everybody can read it now."))
    choices = []
    if data.next and data.next.owing.subject != found.owing.subject:
        text.append(t("Next: {promise}", promise=clipped(promise(data.next, t), 100)))
        choices.append(Choice(t("Next report"), press("one", data.next.owing.subject)))
    correct = Choice(t("Correct it"), press("whole", found.owing.subject))
    return Page(paragraphs(*text), tuple(choices), (correct, Choice(t("What is due"), press("due")), menu(t)))
