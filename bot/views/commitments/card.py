"""One commitment: who promised what, by when, measured how, and how far it is checked; its text and its history."""

from collections.abc import Iterator
from urllib.parse import urlencode

from markupsafe import Markup

from bot.domain.reading import Place
from bot.domain.register import Change, Part
from bot.domain.screens import Press
from bot.domain.self_report import HAPPENED
from bot.domain.splitting import pages
from bot.i18n import LANGUAGES, Translator
from bot.services import commitments, countries
from bot.services.commitments import Shown
from bot.services.reading.scope import PROCESS
from bot.storage.engine import Transaction
from bot.views.commitments import own
from bot.views.commitments.lists import item_name, leave, press
from bot.views.commitments.wording import (
    CHANGES,
    GROUPS,
    KINDS,
    REASONS,
    due_of,
    heading,
    lead,
    name_of,
    several,
    state,
)
from bot.views.page import Choice, Link, Page, Reading
from bot.views.reading.sheet import LABEL, SHARED, SHARING, clipped
from bot.views.reading.wording import headed
from bot.views.states import labelled
from bot.views.view import lines, paragraphs, title

SHORT = 350  # letters of the text on the card itself
SCREEN = 1500
LINK = "commitment"
WORDS = 120  # of the newest report
OTHERS = 4  # that are named; of the rest only the number is told


def load(tx: Transaction, reading: Reading) -> Shown | None:
    return commitments.find(tx, reading.person, reading.arguments.get("id", ""))


def load_card(tx: Transaction, reading: Reading) -> Shown | None:
    return commitments.card(tx, reading.person, reading.arguments.get("id", ""))


def gone(t: Translator) -> Page:
    return Page(t("This commitment is not listed here."), controls=(Choice(t("Back"), press("open")), leave(t)))


def card(reading: Reading, t: Translator) -> Page:
    shown: Shown | None = reading.data
    if shown is None:
        return gone(t)
    text = paragraphs(
        title(t.value(clipped(heading(shown, t), 200))),
        lines(t(KINDS[shown.record.kind]), *promised_by(shown, t)),
        *brief(shown, t),
        lines(*(one for one in facts(shown, reading, t) if one)),
        *newest(shown, reading, t),
        lines(*standing(shown, reading, t)),
    )
    return Page(text, tuple(choices(shown, reading, t)), controls(shown, reading, t))


def promised_by(shown: Shown, t: Translator) -> Iterator[Markup]:
    held = {part: [one for one in shown.record.holders if one.part is part and one.agreed] for part in Part}
    yield t("Promised by {name}", name=lead(shown, t))
    if held[Part.HOLDER]:
        yield t("together with {names}", names=named(shown, [one.organisation for one in held[Part.HOLDER]], t))
    if held[Part.SUPPORTER]:
        yield t("supported by {names}", names=named(shown, [one.organisation for one in held[Part.SUPPORTER]], t))


def named(shown: Shown, ids: list[str], t: Translator) -> Markup:
    names = [name_of(id, shown, t) for id in ids[:OTHERS]]
    more = len(ids) - OTHERS
    return several([*names, t.plural("{n} more", "{n} more", more)] if more > 0 else names, t)


def brief(shown: Shown, t: Translator) -> Iterator[Markup]:
    """The beginning of the text, where it says more than the title does."""
    if shown.record.hidden:
        yield t("An organiser has hidden this text: {reason}", reason=shown.record.hidden)
        return
    language, said = shown.record.wording(t.language)
    if said.text and said.text != heading(shown, t):
        yield t.value(pages(said.text, SHORT)[0] + ("…" if len(said.text) > SHORT else ""))
    if language != t.language:
        yield t("(in {language})", language=tongue(language))


def tongue(code: str) -> str:
    return LANGUAGES[code].name if code in LANGUAGES else code


def facts(shown: Shown, reading: Reading, t: Translator) -> Iterator[Markup | None]:
    record = shown.record
    yield due_of(shown, t)
    if record.target:
        yield t("Target: {target}", target=f"{record.target} {record.unit}".strip())
    if record.baseline:
        yield t("From: {baseline}", baseline=record.baseline)
    yield from (t("On the way: {benchmark}", benchmark=one) for one in record.benchmarks)
    if record.places:
        yield t("Where: {places}", places=several((place(one.text, one.country, t) for one in record.places), t))
    if record.groups:
        yield t("For: {groups}", groups=several((group(one, t) for one in record.groups), t))
    if record.partners:
        yield t("With: {partners}", partners=record.partners)
    if record.items:
        yield t("Aligned with: {items}", items=several((item_name(one, reading, t) for one in record.items), t))


def newest(shown: Shown, reading: Reading, t: Translator) -> Iterator[Markup]:
    """What was reported last, and the first words of it."""
    if shown.last:
        by = name_of(shown.last.organisation, shown, t).striptags()
        said = labelled(by, shown.last, shown.record.unit, reading, t)
        happened = shown.last.said.get(HAPPENED)
        yield lines(said, t.value(clipped(happened, WORDS))) if happened else said


def place(text: str, country: str | None, t: Translator) -> Markup:
    """A country in the reader's language, any other place as it was written."""
    return t.value(countries.name(country, t.language) if country else text)


def group(code: str, t: Translator) -> Markup:
    return t(GROUPS[code]) if code in GROUPS else t.value(code)


def standing(shown: Shown, reading: Reading, t: Translator) -> Iterator[Markup]:
    record = shown.record
    yield t("{state}, as of {day}", state=state(shown, reading, t), day=t.date(record.updated.date()))
    if record.source:
        yield t("Taken over from {source}", source=record.source)
    yield t("Code: {code}", code=Markup("<code>{}</code>").format(record.id))


def choices(shown: Shown, reading: Reading, t: Translator) -> Iterator[Choice]:
    record = shown.record
    _, said = record.wording(t.language)
    if not record.hidden and len(said.text) > SHORT:
        yield Choice(t("Read the whole text"), press("text", record.id))
    if not record.hidden:
        others = [code for code in record.wordings if code != record.wording(t.language)[0]]
        yield from (
            Choice(t("In {language}", language=tongue(code)), press("text", f"{record.id}.{code}")) for code in others
        )
    yield from own.choices(shown, reading, t)
    if shown.follows:
        yield Choice(t("Stop following"), press("unfollow", record.id))
    else:
        yield Choice(t("Follow: be told when it moves"), press("follow", record.id))
    yield Choice(t("Progress so far"), Press("progress", "of", record.id))
    yield Choice(t("What became of it"), press("history", record.id))
    yield from (aligned(item, reading, t) for item in record.items[:OTHERS] if process_of(item, reading))
    yield Choice(t("Something is wrong with this text"), press("flag", record.id))
    yield Choice(t("As a QR code"), press("qr", record.id))


def aligned(item: str, reading: Reading, t: Translator) -> Choice:
    label = clipped(item_name(item, reading, t).striptags(), LABEL)
    return Choice(label, Press("reading", "at", Place((PROCESS, process_of(item, reading), "item", item)).name))


def process_of(item: str, reading: Reading) -> str:
    found = (id for id, one in reading.content.processes.items() if any(each.id == item for each in one.framework))
    return next(found, "")


def controls(shown: Shown, reading: Reading, t: Translator) -> tuple[Choice | Link, ...]:
    words = headed(lead(shown, t).striptags(), clipped(heading(shown, t), SHARED), t).striptags()
    address = {"url": reading.house.link(f"{LINK}_{shown.record.id}"), "text": words}
    return Choice(t("Back"), press("back")), leave(t), Link(t("Share"), f"{SHARING}?{urlencode(address)}")


def text(reading: Reading, t: Translator) -> Page:
    """Its words, whole, a screen at a time."""
    shown: Shown | None = reading.data
    if shown is None or shown.record.hidden:
        return gone(t)
    language, said = shown.record.wording(reading.arguments.get("language") or t.language)
    leaves = pages(said.text or said.title, SCREEN)
    at = min(max(int(reading.arguments.get("page", 0)), 0), len(leaves) - 1)
    head = t.value(clipped(said.title or heading(shown, t), 200))
    where = t("{page} of {last}", page=t.number(at + 1), last=t.number(len(leaves)))
    parts = [title(head), where if len(leaves) > 1 else Markup(), t.value(leaves[at])]
    id = shown.record.id
    offered = []
    if at + 1 < len(leaves):
        offered.append(Choice(t("Next"), press("text", f"{id}.{language}.{at + 1}")))
    if at:
        offered.append(Choice(t("Previous"), press("text", f"{id}.{language}.{at - 1}")))
    back = (Choice(t("Back"), press("card", id)), leave(t))
    return Page(paragraphs(*(part for part in parts if part)), tuple(offered), back)


def load_history(tx: Transaction, reading: Reading) -> Shown | None:
    return commitments.history(tx, reading.person, reading.arguments.get("id", ""))


def history(reading: Reading, t: Translator) -> Page:
    shown: Shown | None = reading.data
    if shown is None:
        return gone(t)
    body = lines(*(change(one, shown, t) for one in shown.history))
    text = paragraphs(title(t("What became of it")), body or t("Nothing is noted yet."))
    return Page(text, controls=(Choice(t("Back"), press("card", shown.record.id)), leave(t)))


def change(one: Change, shown: Shown, t: Translator) -> Markup:
    """An organiser's question is for those who hold it."""
    said = t(CHANGES.get(one.what, CHANGES["made"]))
    if one.organisation:
        said = t("{what} by {name}", what=said, name=name_of(one.organisation, shown, t))
    if one.detail and (shown.mine or shown.checks):
        said = t("{what}: “{question}”", what=said, question=one.detail)
    return headed(t.date(one.at.date()), said, t)


def flag(reading: Reading, t: Translator) -> Page:
    shown: Shown | None = reading.data
    if shown is None:
        return gone(t)
    text = paragraphs(
        title(t("What is wrong with it?")),
        t("An organiser looks at it. Organisers may hide a text and say why; they never rewrite it."),
    )
    offered = (Choice(t(label), press("flagged", f"{shown.record.id}.{code}")) for code, label in REASONS.items())
    return Page(text, tuple(offered), (Choice(t("Back"), press("card", shown.record.id)), leave(t)))


def caption(reading: Reading, t: Translator) -> Page:
    """Under its QR code."""
    shown: Shown | None = reading.data
    return Page(title(t.value(clipped(heading(shown, t), 200)))) if shown else gone(t)
