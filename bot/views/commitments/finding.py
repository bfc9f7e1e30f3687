"""Commitments found by a place that somebody typed, or by words."""

from bot.domain.register import Listing, Tally
from bot.i18n import Translator
from bot.services import commitments, search
from bot.services.commitments import Shown
from bot.services.search import Found
from bot.storage.engine import Transaction
from bot.views.commitments.lists import PAGE, leave, name_of, opening, press, told
from bot.views.page import Choice, Page, Reading
from bot.views.reading.sheet import LABEL, clipped
from bot.views.reading.wording import headed
from bot.views.view import paragraphs, title


def where(_: Reading, t: Translator) -> Page:
    text = paragraphs(
        title(t("Near me, or in a place")),
        t("Type a country, a region or a place, in any language. What you type is not kept."),
    )
    return Page(text, controls=(Choice(t("Back"), press("open")), leave(t)))


def load_places(tx: Transaction, reading: Reading) -> list[tuple[Listing, Tally]]:
    return commitments.places(tx, reading.here.seal.open_words(reading.arguments["words"]))


def places(reading: Reading, t: Translator) -> Page:
    found: list[tuple[Listing, Tally]] = reading.data
    choices = tuple(
        Choice(
            clipped(headed(name_of(one, None, reading, t), t.number(tally.listed), t).striptags(), LABEL),
            press("value", key(one)),
        )
        for one, tally in found
    )
    text = (
        t("Which do you mean?") if found else t("Nothing is listed for this place. Try the country, or a larger place.")
    )
    return Page(
        paragraphs(title(t("Near me, or in a place")), text), choices, (Choice(t("Back"), press("where")), leave(t))
    )


def key(listing: Listing) -> str:
    """As much of it as a button carries; a place is found again by how it begins."""
    value = listing.value
    while len(value.encode()) > 44:
        value = value[:-1]
    return f"{listing.facet}{value}"


def load_found(tx: Transaction, reading: Reading) -> tuple[Found, tuple[Shown, ...]]:
    words = reading.here.seal.open_words(reading.arguments["words"])
    start = int(reading.arguments.get("from", 0))
    found = search.find(tx, reading.content, words, reading.person.reads, ["commitment"], start, PAGE)
    return found, commitments.several(tx, [hit.id for hit in found.hits])


def found(reading: Reading, t: Translator) -> Page:
    hits, shown = reading.data
    start = int(reading.arguments.get("from", 0))
    controls = (Choice(t("Back"), press("open")), leave(t))
    if not shown:
        text = t("No commitment has these words. Try fewer, or another spelling.")
        return Page(paragraphs(title(t("Commitments")), text), controls=controls)
    heads = t.plural("{n} commitment has these words.", "{n} commitments have these words.", hits.total)
    choices = [opening(one, t) for one in shown]
    if start + PAGE < hits.total:
        choices.append(Choice(t("Next"), press("found", str(start + PAGE))))
    if start:
        choices.append(Choice(t("Previous"), press("found", str(max(0, start - PAGE)))))
    text = paragraphs(title(t("Commitments")), heads, *told(shown, reading, t))
    return Page(text, tuple(choices), controls, columns=2)
