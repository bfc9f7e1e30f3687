"""Everything that was answered, looked over before it is sent: each answer can be changed."""

from collections.abc import Iterator

from markupsafe import Markup

from bot.domain.forms.offered import paged
from bot.domain.forms.review import Line
from bot.domain.screens import Press
from bot.i18n import Translator
from bot.services.form import Opened
from bot.services.form.answering import lines as reviewed
from bot.views.form import wording
from bot.views.page import Choice, Page
from bot.views.view import lines, paragraphs, title

BUTTON, LABEL, ANSWER = 34, 90, 200  # letters: of a button, of a question, of an answer


def overview(opened: Opened, heading: str, t: Translator) -> Page:
    found = reviewed(opened)
    shown = paged(tuple(range(len(found))), opened.sheet.page)
    listed = [line(place + 1, found[place], t) for place in shown.places]
    text = paragraphs(
        title(t("{form}: your answers", form=heading)),
        lines(*listed) if listed else t("There is no answer yet."),
        t("Press an answer to change it, or Send if all is right."),
    )
    choices = tuple(
        Choice(cut(bare(found[place], t), BUTTON), Press("form", "pick", f"{opened.mark}.{place}"))
        for place in shown.places
    )
    return Page(text, choices, tuple(controls(opened, t, before=shown.before, after=shown.after)), first=shown.first)


def controls(opened: Opened, t: Translator, *, before: bool, after: bool) -> Iterator[Choice]:
    steps = ((before, "page", -1, t("Before")), (after, "page", 1, t("More")))
    yield from (Choice(words, Press("form", verb, f"{opened.mark}.{by}")) for there, verb, by, words in steps if there)
    for verb, words in (("back", t("Back")), ("send", t("Send")), ("leave", t("Leave"))):
        yield Choice(words, Press("form", verb, f"{opened.mark}."))


def line(n: int, one: Line, t: Translator) -> Markup:
    if one.question is None:
        return wording.numbered(n, bare(one, t), t)
    given = wording.shown(one.question, one.value, one.choices, one.labels, t) if one.value else t("no answer")
    return Markup("{} {}").format(wording.numbered(n, cut(asked(one, t), LABEL), t), bold(given))


def bold(words: str) -> Markup:
    return Markup("<b>{}</b>").format(cut(words, ANSWER))


def asked(one: Line, t: Translator) -> str:
    return one.label or t(wording.WHAT_ELSE)


def bare(one: Line, t: Translator) -> str:
    """As a button says it."""
    if one.question:
        return asked(one, t)
    if one.more:
        return t("Add: {what}", what=one.label)
    return t("Remove: {what} {n}", what=one.label, n=t.number(int(one.value)))


def cut(words: str, most: int) -> str:
    whole = " ".join(words.split())
    return whole if len(whole) <= most else f"{whole[: most - 1].rstrip()}…"
