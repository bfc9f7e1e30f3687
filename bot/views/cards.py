"""What is offered to somebody who types the bot's name in another chat: cards, each with the link that opens it."""

from dataclasses import dataclass

from markupsafe import Markup

from bot import views
from bot.domain.people import Person
from bot.domain.reading import Place
from bot.domain.screens import Screen
from bot.i18n import Translator
from bot.services import search
from bot.services.reading import nearest
from bot.services.reading.found import place_of
from bot.services.search import Hit
from bot.storage.engine import Transaction
from bot.views.page import Here, Link

MOST = 10
TITLE = 60
PAYLOAD = "read"


@dataclass(frozen=True, slots=True)
class Card:
    """`title` and `about` are seen while choosing, `text` is what is sent."""

    id: str
    title: str
    about: str
    text: Markup
    link: Link


@dataclass(frozen=True, slots=True)
class Cards:
    cards: tuple[Card, ...]
    following: int  # where the next ones begin; 0: there are none
    label: str  # of the way into the bot, above the cards
    payload: str


def cards(tx: Transaction, words: str, offset: int, reader: Person, here: Here, t: Translator) -> Cards:
    """Of what the words find; of the reports, where nothing is typed yet."""
    reader = Person.unknown(reader.reads, reader.zone)  # so that nothing of their own can stand on a card
    if not words.strip():
        places = [(Place((slug,)), str(report.year)) for slug, report in here.content.reports.items()]
        return offered([card(tx, place, about, reader, here, t) for place, about in places], 0, t)
    found = search.find(tx, here.content, words, reader.reads, (), offset, MOST)
    made = [(place, context(hit)) for hit in found.hits if (place := shown(hit, here))]
    following = offset + MOST if offset + MOST < found.total else 0
    return offered([card(tx, place, about, reader, here, t) for place, about in made], following, t)


def offered(made: list[Card], following: int, t: Translator) -> Cards:
    label = t("Open Kept") if made else t("Nothing found: open Kept")
    return Cards(tuple({one.id: one for one in made}.values()), following, label, PAYLOAD)


def shown(hit: Hit, here: Here) -> Place | None:
    place = place_of(here.content, hit.kind, hit.id, hit.screen)
    room = nearest(here.content, place, here.now.date()) if place else None
    return room.here if room else None


def context(hit: Hit) -> str:
    return "".join(part.text for part in hit.context)


def card(tx: Transaction, place: Place, about: str, reader: Person, here: Here, t: Translator) -> Card:
    """The page that the link opens, without its buttons."""
    text = views.page(tx, Screen("reading.place", {"place": place.name}), reader, here).text
    title = text.split("\n")[0].striptags()
    return Card(place.name, title[:TITLE], about, text, link(place, here, t))


def link(place: Place, here: Here, t: Translator) -> Link:
    return Link(t("Open in Kept"), here.house.link(f"{PAYLOAD}_{place.name}"))
