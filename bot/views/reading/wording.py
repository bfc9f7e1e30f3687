"""How the content is told: where it stands, when it is, how much it is, in the reader's way of writing."""

from collections.abc import Iterable

from babel.lists import format_list
from markupsafe import Markup, escape

from bot.content import Figure, Milestone
from bot.content.paragraphs import CITED, REFERENCE
from bot.i18n import Translator, locale
from bot.i18n.periods import written
from bot.views.page import Reading

TOGETHER = "\u00a0"  # a reference is not torn apart at the end of a line
FULL_STOPS = ("。", "！", "？", "）", "》", "”")


def named(reference: str, t: Translator) -> Markup:
    """A reference in a sentence: paragraph 50, footnote 4, box after paragraph 17."""
    found = REFERENCE.fullmatch(reference)
    if found is None or reference == "front":
        return t("the pages before paragraph 1")
    if found["footnote"]:
        return t("footnote {n}", n=found["footnote"])
    if found["box"]:
        return t("box after paragraph {n}", n=numbered_box(reference))
    return t("paragraphs {n}", n=reference) if found["last"] else t("paragraph {n}", n=reference)


def short(reference: str, t: Translator) -> Markup:
    """A reference in brackets: 50, note 4, box 17."""
    found = REFERENCE.fullmatch(reference)
    if found is None or reference == "front":
        return t("front pages")
    if found["footnote"]:
        return t("note {n}", n=found["footnote"])
    return t("box {n}", n=numbered_box(reference)) if found["box"] else escape(reference)


def numbered_box(reference: str) -> str:
    """`66 box 2` is the second box after paragraph 66."""
    paragraph, _, which = reference.split(" ", 2) if reference.count(" ") == 2 else (reference.split(" ")[0], "", "")
    return f"{paragraph} ({which})" if which else paragraph


def bracketed(references: Iterable[str], t: Translator) -> Markup:
    inside = Markup(", ").join(short(one, t) for one in references)
    return t.value(f"[{inside.unescape()}]").replace(" ", TOGETHER)


def cited(text: str, t: Translator) -> Markup:
    """A summary: its words, and its references as wholes that no line of Arabic turns around."""
    parts, end = Markup(), 0
    for found in CITED.finditer(text):
        references = (one.strip() for one in found[1].split(","))
        parts += escape(text[end : found.start()]) + bracketed(references, t)
        end = found.end()
    return parts + escape(text[end:])


def headed(name: object, text: object, t: Translator) -> Markup:
    return t("{name}: {text}", name=name, text=text)


def aside(text: object, more: object, t: Translator) -> Markup:
    return t("{text} ({more})", text=text, more=more)


def beside(text: Markup, more: Markup) -> Markup:
    """Marks that are as wide as a Chinese word bring their own space."""
    gap = "" if text.endswith(FULL_STOPS) or more.startswith("（") else " "
    return Markup("{}{}{}").format(text, gap, more)


def capital(text: Markup) -> Markup:
    """As a title or a button begins; codes are written as they stand within a sentence."""
    return text[:1].upper() + text[1:]


def told(figure: Figure, reading: Reading, t: Translator) -> Markup:
    return reading.words(t, figure.text, value=amount(figure, t))


def amount(figure: Figure, t: Translator) -> str:
    return t.amount(figure.value, figure.unit)


def coded(group: str, code: str, reading: Reading, t: Translator) -> Markup:
    """What readers see for a code."""
    return reading.words(t, reading.content.codes[group].get(code, code))


def several(group: str, codes: Iterable[str], reading: Reading, t: Translator) -> Markup:
    names = format_list([coded(group, code, reading, t) for code in codes], locale=locale(t.language))
    return Markup(names)  # noqa: S704 (each is escaped)


def when(milestone: Milestone, reading: Reading, t: Translator) -> Markup:
    """As precisely as the report has it, and no more."""
    said = dated(milestone, t)
    again = coded("recurrences", milestone.recurrence, reading, t) if milestone.recurrence != "once" else None
    if said is None:
        said = again or coded("precisions", milestone.precision, reading, t)
    elif again:
        said = aside(said, again, t)
    return t("{date} (worked out from the text)", date=said) if milestone.derived else said


def dated(milestone: Milestone, t: Translator) -> Markup | None:
    if milestone.date is None or milestone.end is None:
        return None
    return t.value(written(t, locale(t.language), milestone.precision, milestone.date, milestone.end))
