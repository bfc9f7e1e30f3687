"""What was found by a few words: grouped by kind, each with the words in their context, a tap away."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from markupsafe import Markup

from bot.domain.reading import Place
from bot.domain.screens import Press
from bot.i18n import END_ISOLATE, ISOLATE, LANGUAGES, Translator, mark
from bot.seal import Unreadable
from bot.services import search
from bot.services.reading import nearest
from bot.services.reading.found import place_of
from bot.services.search import Found, Hit
from bot.storage.engine import Transaction
from bot.views.page import Choice, Page, Reading
from bot.views.reading.lists import LINES, label
from bot.views.reading.sheet import LABEL, choice, clipped, listed
from bot.views.view import Said, View, lines, paragraphs, title

PAGE = 6
TYPED = 60  # letters of what was typed that are shown again
KINDS = {
    "report": mark("Reports"),
    "summary": mark("Summaries"),
    "section": mark("Sections"),
    "box": mark("Boxes"),
    "figure": mark("Figures"),
    "call": mark("What is asked"),
    "milestone": mark("Dates"),
    "item": mark("Frameworks"),
    "forum": mark("Forums"),
    "term": mark("Terms"),
    "commitment": mark("Commitments"),
    "organisation": mark("Organisations"),
}
OPENS = {"commitment": "commitments", "organisation": "organisation"}  # what is not part of the content


def ask(_: Reading, t: Translator) -> Page:
    text = paragraphs(
        title(t("Search")),
        t("Type a few words, in any language: a name, a place, a number, a year."),
        t("For example: {example}", example=t("local partners 2020")),
    )
    return Page(text, (), (leave(t),))


def load(tx: Transaction, reading: Reading) -> Found:
    kinds = [kind] if (kind := reading.arguments.get("kind")) else []
    offset = int(reading.arguments.get("from", 0))
    return search.find(tx, reading.content, words(reading), reading.person.reads, kinds, offset, PAGE)


def words(reading: Reading) -> str:
    """Nothing, where the key that sealed them is gone."""
    try:
        return reading.here.seal.open_words(reading.arguments.get("words", ""))
    except Unreadable:
        return ""


def results(reading: Reading, t: Translator) -> Page:
    found: Found = reading.data
    if not found.total:
        return nothing(reading, t)
    hits = [hit for _, of_kind in grouped(found.hits) for hit in of_kind]
    shown = iter(listed((context(hit, t) for hit in hits), t))
    groups = [lines(title(t(KINDS[kind])), *(next(shown) for _ in those)) for kind, those in grouped(found.hits)]
    text = paragraphs(heading(reading, found, t), *notes(found, t), *groups)
    return Page(text, (*(opening(hit, reading, t) for hit in hits), *ways(reading, found, t)), (leave(t),))


def nothing(reading: Reading, t: Translator) -> Page:
    text = paragraphs(
        title(t("Nothing was found for {words}", words=clipped(words(reading), TYPED))),
        t("Try fewer words, another spelling, or another language."),
    )
    return Page(text, (), (leave(t),))


def heading(reading: Reading, found: Found, t: Translator) -> Markup:
    offset = int(reading.arguments.get("from", 0))
    name = title(t("Found for {words}", words=clipped(words(reading), TYPED)))
    if found.total <= PAGE:
        return lines(name, t.plural("{n} result", "{n} results", found.total))
    last = min(offset + PAGE, found.total)
    return lines(name, t("{first} to {last} of {total}", first=offset + 1, last=last, total=found.total))


def notes(found: Found, t: Translator) -> Iterator[Markup]:
    for typed, meant in found.corrected.items():
        yield t("{typed} was not found; this is for {meant}.", typed=typed, meant=meant)
    if found.partly:
        yield t("Nothing has all these words; this has some of them.")


def grouped(hits: Sequence[Hit]) -> Iterator[tuple[str, list[Hit]]]:
    """Of one page; the kind of the best hit comes first."""
    order = list(dict.fromkeys(hit.kind for hit in hits))
    ranked = sorted(hits, key=lambda hit: order.index(hit.kind))
    return ((kind, list(those)) for kind, those in groupby(ranked, key=lambda hit: hit.kind))


def context(hit: Hit, t: Translator) -> Markup:
    """The words where they stand; in which language, where it is not the reader's."""
    told = Markup().join(Markup("<b>{}</b>").format(part.text) if part.marked else part.text for part in hit.context)
    if hit.language == t.language or hit.language not in LANGUAGES:
        return told
    apart = Markup("{}{}{}").format(ISOLATE, told, END_ISOLATE)
    return t("{text} ({language})", text=apart, language=LANGUAGES[hit.language].name)


def opening(hit: Hit, reading: Reading, t: Translator) -> Choice:
    """A thing is called in the reader's language, whatever the language in which it was found."""
    if hit.kind in OPENS:
        words = "".join(part.text for part in hit.context).strip("… ")
        return Choice(clipped(words, LABEL), Press(OPENS[hit.kind], "card", hit.id))
    place = place_of(reading.content, hit.kind, hit.id, hit.screen) or Place()
    room = nearest(reading.content, place, reading.now.date())
    place = room.here if room else place
    if room and type(room.thing) in LINES:
        return choice(label(room.thing, reading, t), place)
    if room and hit.kind == "summary":
        return choice(room.scope.title(t.language), place)
    if room and hit.kind in ("item", "section") and hasattr(room.thing, "title"):
        return choice(reading.words(t, room.thing.title), place)
    return choice("".join(part.text for part in hit.context).strip("… "), place)


def ways(reading: Reading, found: Found, t: Translator) -> Iterator[Choice]:
    offset = int(reading.arguments.get("from", 0))
    if offset + PAGE < found.total:
        yield Choice(t("Next"), Press("search", "from", str(offset + PAGE)))
    if offset:
        yield Choice(t("Previous"), Press("search", "from", str(max(0, offset - PAGE))))
    if reading.arguments.get("kind"):
        yield Choice(t("All kinds"), Press("search", "kind"))
    elif len(found.groups) > 1:
        yield Choice(t("Only one kind"), Press("search", "kinds"))


def kinds(reading: Reading, t: Translator) -> Page:
    """How many there are of each kind, to see only those."""
    found: Found = reading.data
    text = paragraphs(
        title(t("Found for {words}", words=clipped(words(reading), TYPED))), t("Of which kind shall it be?")
    )
    offered = [Choice(counted(kind, n, t), Press("search", "kind", kind)) for kind, n in found.groups.items()]
    return Page(text, tuple(offered), (Choice(t("Back"), Press("search", "kind")),))


def counted(kind: str, n: int, t: Translator) -> Markup:
    return t("{kind}: {n}", kind=t(KINDS[kind]), n=t.number(n))


def leave(t: Translator) -> Choice:
    return Choice(t("Leave"), Press("search", "leave"))


SCREENS = {"search.ask": View(ask), "search.results": View(results, load), "search.kinds": View(kinds, load)}
SAID: dict[str, Said] = {}
