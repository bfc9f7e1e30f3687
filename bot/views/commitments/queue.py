"""An organiser's queue: what waits for a check, what was flagged, and the two things they type."""

from markupsafe import Markup

from bot.domain.screens import Press
from bot.i18n import Translator
from bot.services import commitments, promising
from bot.services.commitments import Shown
from bot.storage.engine import Transaction
from bot.views.commitments import card
from bot.views.commitments.lists import PAGE, leave, opening, told
from bot.views.commitments.own import press
from bot.views.commitments.wording import CHANGES, REASONS, heading
from bot.views.page import Choice, Page, Reading
from bot.views.reading.sheet import LABEL, clipped
from bot.views.view import lines, paragraphs, title

Flagged = tuple[Shown, str, int]


def load_queue(tx: Transaction, reading: Reading) -> tuple[int, tuple[Shown, ...]]:
    waiting = promising.queue(tx, reading.person)
    return len(waiting), commitments.several(tx, [one.id for one in waiting[:PAGE]])


def queue(reading: Reading, t: Translator) -> Page:
    n, shown = reading.data
    text = t.plural("{n} commitment waits for a check.", "{n} commitments wait for a check.", n)
    choices = tuple(opening(one, t) for one in shown)
    body = paragraphs(title(t("To be checked")), text, *told(shown, reading, t))
    return Page(body, choices, (Choice(t("Back"), Press("desk", "open")),), columns=2)


def load_flags(tx: Transaction, reading: Reading) -> list[Flagged]:
    raised = promising.flagged(tx, reading.person)[:PAGE]
    shown = {one.record.id: one for one in commitments.several(tx, [record.id for record, _, _ in raised])}
    return [(shown[record.id], reason, n) for record, reason, n in raised if record.id in shown]


def flags(reading: Reading, t: Translator) -> Page:
    found: list[Flagged] = reading.data
    text = lines(*(flagged(one, t) for one in found)) if found else t("Nothing is flagged.")
    choices = []
    for shown, _, _ in {one[0].record.id: one for one in found}.values():
        choices.append(opening(shown, t))
        label = clipped(t("Fine: {name}", name=heading(shown, t)).striptags(), LABEL)
        choices.append(Choice(label, press("fine", shown.record.id)))
    back = (Choice(t("Back"), Press("desk", "open")),)
    return Page(paragraphs(title(t("Flagged texts")), text), tuple(choices), back)


def flagged(one: Flagged, t: Translator) -> Markup:
    shown, reason, n = one
    name = clipped(heading(shown, t), 100)
    return t("{name}: {reason} ({n})", name=name, reason=t(REASONS[reason]), n=t.number(n))


def ask(reading: Reading, t: Translator) -> Page:
    return typing(reading, t, t("Which question do you have? Its holder reads it, and nobody else."))


def hide(reading: Reading, t: Translator) -> Page:
    return typing(reading, t, t("Why is this text hidden? Everybody can read the reason, so it names nobody."))


def typing(reading: Reading, t: Translator, question: Markup) -> Page:
    shown: Shown | None = reading.data
    if shown is None:
        return card.gone(t)
    back = (Choice(t("Back"), Press("commitments", "card", shown.record.id)), leave(t))
    return Page(paragraphs(title(t.value(clipped(heading(shown, t), 200))), question), controls=back)


def moved(reading: Reading, t: Translator) -> Page:
    """Word to those who follow it."""
    shown: Shown | None = reading.data
    if shown is None:
        return Page(t("A commitment that you follow is not listed any more."))
    what = t(CHANGES.get(reading.arguments.get("what", ""), CHANGES["made"]))
    text = t("A commitment that you follow: {what}.", what=what)
    open_ = Choice(t("Open it"), Press("commitments", "card", shown.record.id))
    return Page(paragraphs(title(t.value(clipped(heading(shown, t), 200))), text), controls=(open_,))


def to_sign(reading: Reading, t: Translator) -> Page:
    """Word to whoever signs."""
    shown: Shown | None = reading.data
    if shown is None:
        return Page(t("A draft of your organisation is not there any more."))
    text = t("A colleague has written this commitment. It is sent in once you sign it.")
    open_ = Choice(t("Open it"), Press("commitments", "card", shown.record.id))
    return Page(paragraphs(title(t.value(clipped(heading(shown, t), 200))), text), controls=(open_,))
