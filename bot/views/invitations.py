"""How far organisations have been reached by links, the links of one of them, and links for all at once."""

from dataclasses import dataclass

from markupsafe import Markup

from bot.domain.directory import Invitation, Organisation, Reached, Reaching
from bot.domain.screens import Press
from bot.i18n import Translator, mark
from bot.services import organisations, reaching
from bot.services.reaching import links
from bot.storage.engine import Transaction
from bot.views import directory, link
from bot.views.page import Choice, Page, Reading
from bot.views.view import Said, View, lines, paragraphs, title

SHOWN = 10
REACHED = {
    Reached.JOINED: mark("joined"),
    Reached.OPENED: mark("opened"),
    Reached.NOT_REACHED: mark("not reached"),
}
EVERY = "all"


@dataclass(frozen=True, slots=True)
class Count:
    reached: dict[Reached, int]
    wanting: int  # for whom no link is open


@dataclass(frozen=True, slots=True)
class Links:
    organisation: Organisation | None
    links: tuple[Invitation, ...] = ()


def press(verb: str, argument: str = "") -> Press:
    return Press("invitations", verb, argument)


def back(t: Translator, verb: str = "open", argument: str = "") -> tuple[Choice, ...]:
    return (Choice(t("Back"), press(verb, argument)),)


def load_home(tx: Transaction, reading: Reading) -> Count:
    found = [one.reached for one in reaching.reaching(tx, reading.person)]
    wanting = len(reaching.to_invite(tx, reading.person, reading.now))
    return Count({each: found.count(each) for each in Reached}, wanting)


def home(reading: Reading, t: Translator) -> Page:
    count: Count = reading.data
    every = sum(count.reached.values())
    parts = [title(t("Organisations and invitations")), t("Organisations: {n}", n=t.number(every))]
    if every:
        parts.append(
            lines(*(t("{reached}: {n}", reached=t(REACHED[each]), n=t.number(n)) for each, n in count.reached.items()))
        )
        parts.append(
            t(
                "“Opened” counts organisations whose link was opened though nobody joined. "
                "Kept sends no e-mail: the links go out by your own mail programme."
            )
        )
    choices = [Choice(t("List of organisations"), press("list", f"{EVERY}.0"))] if every else []
    if count.reached[Reached.NOT_REACHED]:
        choices.append(Choice(t("Those not reached"), press("list", f"{Reached.NOT_REACHED}.0")))
    if count.wanting:
        choices.append(Choice(t("Make links for all without one"), press("bulk")))
    if every:
        choices.append(Choice(t("File for the mail programme"), press("sheet")))
    choices.append(Choice(t("Register an organisation"), Press("organisation", "register")))
    return Page(paragraphs(*parts), tuple(choices), (Choice(t("Back"), Press("desk", "open")),))


def load_list(tx: Transaction, reading: Reading) -> list[Reaching]:
    wanted = reading.arguments.get("only", EVERY)
    return reaching.reaching(tx, reading.person, None if wanted == EVERY else Reached(wanted))


def listing(reading: Reading, t: Translator) -> Page:
    found: list[Reaching] = reading.data
    only, first = reading.arguments.get("only", EVERY), int(reading.arguments.get("first", 0))
    here = found[first : first + SHOWN]
    parts = [title(t("Organisations"))]
    parts.append(place(first, len(here), len(found), t) if here else t("There is none."))
    if here:
        parts.append(
            lines(
                *(
                    t("{name}: {reached}", name=one.organisation.name(t.language), reached=t(REACHED[one.reached]))
                    for one in here
                )
            )
        )
    choices = tuple(directory.named(one.organisation, t, press("of", one.organisation.id)) for one in here)
    return Page(paragraphs(*parts), choices, (*turns(only, first, len(found), t), *back(t)))


def place(first: int, shown: int, every: int, t: Translator) -> Markup:
    return t("{first} to {last} of {all}", first=t.number(first + 1), last=t.number(first + shown), all=t.number(every))


def turns(only: str, first: int, every: int, t: Translator) -> list[Choice]:
    before = [Choice(t("Earlier ones"), press("list", f"{only}.{max(0, first - SHOWN)}"))] if first else []
    after = [Choice(t("More"), press("list", f"{only}.{first + SHOWN}"))] if first + SHOWN < every else []
    return before + after


def load_of(tx: Transaction, reading: Reading) -> Links:
    id = reading.arguments.get("id", "")
    return Links(organisations.seen(tx, reading.person, id), tuple(links(tx, reading.person, id)))


def of(reading: Reading, t: Translator) -> Page:
    data: Links = reading.data
    one = data.organisation
    if one is None:
        return Page(t("This organisation is not listed here."), controls=back(t))
    told = [link.counted(each, reading.now, t) for each in data.links[:SHOWN]]
    parts = [title(t.value(one.name(t.language))), *(told or [t("No link was made for it yet.")])]
    choices = [
        Choice(t("Link {n}", n=t.number(n)), press("link", f"{one.id}.{each.id}"))
        for n, each in enumerate(data.links[:SHOWN], 1)
    ]
    choices += [
        Choice(t("New link"), press("new", one.id)),
        Choice(t("Its people"), Press("organisation", "own", one.id)),
    ]
    return Page(paragraphs(*parts), tuple(choices), back(t))


def bulk(reading: Reading, t: Translator) -> Page:
    count: Count = reading.data
    text = t.plural(
        "This makes {n} link: for each contact that has none, and each organisation without contacts. "
        "It admits up to five people within 60 days.",
        "This makes {n} links: for each contact that has none, and each organisation without contacts. "
        "Each admits up to five people within 60 days.",
        n=count.wanting,
    )
    more = t("Nothing is sent: you get a file for your own mail programme.")
    return Page(
        paragraphs(title(t("Make links for all without one")), text, more),
        (Choice(t("Make them"), press("make")),),
        back(t),
    )


def load_expiring(tx: Transaction, reading: Reading) -> list[tuple[Invitation, Organisation | None]]:
    found = reaching.expiring(tx, reading.person, reading.now)
    return [(one, organisations.found(tx, one.organisation) if one.organisation else None) for one in found]


def expiring(reading: Reading, t: Translator) -> Page:
    found: list[tuple[Invitation, Organisation | None]] = reading.data
    told = (
        t("{link}, until {day}", link=directory.grant_of(one.grant, of, reading, t), day=t.date(one.expires.date()))
        for one, of in found[:SHOWN]
    )
    text = lines(*told) if found else t("No link ends within a week.")
    choices = tuple(
        Choice(t("Link {n}", n=t.number(n)), press("link", f".{one.id}")) for n, (one, _) in enumerate(found[:SHOWN], 1)
    )
    return Page(paragraphs(title(t("Links that end soon")), text), choices, (Choice(t("Back"), Press("desk", "open")),))


def sheet(_: Reading, t: Translator) -> Page:
    """Under the file."""
    return Page(
        t(
            "Links for your mail programme, one line for each contact. "
            "Whoever has a link can use it: keep this file to yourself."
        )
    )


def links_made(reading: Reading, t: Translator) -> Markup:
    return t.plural(
        "{n} link was made. Nothing was sent.", "{n} links were made. Nothing was sent.", n=int(reading.arguments["n"])
    )


SCREENS = {
    "invitations.home": View(home, load_home),
    "invitations.list": View(listing, load_list),
    "invitations.of": View(of, load_of),
    "invitations.bulk": View(bulk, load_home),
    "invitations.expiring": View(expiring, load_expiring),
    "invitations.sheet": View(sheet),
}
SAID: dict[str, Said] = {
    "links_made": links_made,
    "sheet_empty": mark("There is no open link yet. Make links first."),
    "sheet_coming": mark("The file is coming below. Kept has sent nothing to anybody else."),
}
