"""What all pages of the reading room have in common: a heading, the way on, back and out, and a link to share."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from markupsafe import Markup

from bot.domain.reading import Place
from bot.domain.screens import Press
from bot.domain.words import brief, width
from bot.i18n import END_ISOLATE, ISOLATE, Translator
from bot.services.reading import Room, above
from bot.views.page import Choice, Link, Page, Reading
from bot.views.reading.wording import headed
from bot.views.view import lines, paragraphs, title

LABEL = 34  # characters that fit on a button beside its number
HALF = 20  # where two stand side by side
SHARED = 150  # characters of a text that goes with a link
BEGINNING = "([{«“‘《「『（【"  # nothing that is cut ends with one of these
SHARING = "https://t.me/share/url"
LINK = "read"


def sheet(
    room: Room,
    reading: Reading,
    t: Translator,
    name: Markup,
    *body: Markup,
    choices: Sequence[Choice] = (),
    shared: Markup | None = None,
) -> Page:
    """A page below the shelf; its name goes with the link, where no other words do."""
    text = paragraphs(heading(room, name, t), *(part for part in body if part))
    offered = (*choices, *turning(room, t))
    columns = 2 if room.size > 1 or room.kind == "pages" else 1
    return Page(text, offered, controls(room, shared or name, reading, t), columns)


def heading(room: Room, name: Markup, t: Translator) -> Markup:
    """What this is, of which report, and how far one is."""
    if room.place == room.scope.place:
        return title(name)
    of, last = room.scope.title(t.language), room.pages.last
    if last == 1:
        return lines(title(name), t.value(of))
    return lines(title(name), t("{report}: page {page} of {last}", report=of, page=room.page, last=last))


def turning(room: Room, t: Translator) -> Iterable[Choice]:
    if room.page < room.pages.last:
        yield Choice(t("Next"), at(room.at(room.page + 1)))
    if room.page > 1:
        yield Choice(t("Previous"), at(room.at(room.page - 1)))


def controls(room: Room, words: Markup, reading: Reading, t: Translator) -> tuple[Choice | Link, ...]:
    back = Choice(t("Back"), at(above(room)))
    if room.place != room.scope.place:
        words = headed(room.scope.title(t.language), clipped(words.striptags(), SHARED), t)
    return back, Choice(t("Leave"), Press("reading", "leave")), share(room.here, words, reading, t)


def share(place: Place, words: Markup, reading: Reading, t: Translator) -> Link:
    link = reading.house.link(f"{LINK}_{place.name}" if place.parts else LINK)
    return Link(t("Share"), f"{SHARING}?{urlencode({'url': link, 'text': words.striptags()})}")


def at(place: Place) -> Press:
    return Press("reading", "at", place.name)


def choice(label: str, place: Place, most: int = LABEL) -> Choice:
    return Choice(clipped(label.striptags() if isinstance(label, Markup) else label, most), at(place))


def clipped(text: str, most: int) -> str:
    """Cut, it holds no mark that begins something and does not end it."""
    if width(text) <= most:
        return text
    kept = brief(text.replace(ISOLATE, "").replace(END_ISOLATE, ""), most).removesuffix("…")
    return f"{kept.rstrip(BEGINNING).rstrip()}…"


def listed(texts: Iterable[Markup], t: Translator, first: int = 1) -> tuple[Markup, ...]:
    """Under the numbers of the choices that belong to them."""
    return tuple(Markup("{}. {}").format(t.number(n), text) for n, text in enumerate(texts, first))
