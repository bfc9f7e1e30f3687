"""Registering an organisation: its name, what may be the same, its type, its country, and a look before it is sent."""

from markupsafe import Markup

from bot.domain.authority import Act
from bot.domain.directory import Organisation
from bot.domain.organisations import Type
from bot.domain.screens import Press
from bot.i18n import Translator, mark
from bot.services import countries, organisations
from bot.services.authority import allows
from bot.storage.engine import Transaction
from bot.views import directory
from bot.views.page import Choice, Page, Reading
from bot.views.view import Said, View, lines, paragraphs, title

STEPS = 4
NOWHERE = "-"  # in place of a country


def press(verb: str, argument: str = "") -> Press:
    return Press("organisation", verb, argument)


def ways(t: Translator, before: str = "") -> tuple[Choice, ...]:
    leave = Choice(t("Leave"), press("open"))
    return (Choice(t("Back"), press(before)), leave) if before else (leave,)


def head(n: int, t: Translator) -> Markup:
    return title(t("Register an organisation: {n} of {all}", n=t.number(n), all=t.number(STEPS)))


def words(reading: Reading) -> str:
    """The name as it was typed; it waits sealed."""
    closed = reading.arguments.get("name")
    return reading.here.seal.open_words(closed) if closed else ""


def name(_: Reading, t: Translator) -> Page:
    return Page(paragraphs(head(1, t), t("What is it called? Please type its full name.")), controls=ways(t))


def alikes(tx: Transaction, reading: Reading) -> list[Organisation]:
    return organisations.look_alikes(tx, words(reading))


def alike(reading: Reading, t: Translator) -> Page:
    found: list[Organisation] = reading.data
    text = paragraphs(
        head(1, t),
        t("You typed {name}. These are listed already. Is it one of them?", name=words(reading)),
        lines(*(t("{name} ({about})", name=one.name(t.language), about=directory.about(one, t)) for one in found)),
    )
    choices = [directory.named(one, t, press("card", one.id)) for one in found]
    return Page(text, (*choices, Choice(t("No, it is another one"), press("another"))), ways(t, "register"))


def type_(_: Reading, t: Translator) -> Page:
    choices = tuple(Choice(t(label), press("type", code)) for code, label in directory.TYPES.items())
    return Page(paragraphs(head(2, t), t("What kind of organisation is it?")), choices, ways(t, "register"))


def country(_: Reading, t: Translator) -> Page:
    text = t(
        "In which country is it? Please type the country, for example {example}.",
        example=countries.name("KEN", t.language),
    )
    return Page(
        paragraphs(head(3, t), text),
        (Choice(t("In several countries"), press("country", NOWHERE)),),
        ways(t, "another"),
    )


def check(reading: Reading, t: Translator) -> Page:
    one = described(reading)
    adds: bool = reading.data
    parts = [head(4, t), lines(t.value(words(reading)), directory.about(one, t))]
    if not adds:
        parts.append(
            t("An organiser is asked. After a yes you report and sign for it; until then nobody else sees it.")
        )
    send = Choice(t("Add it") if adds else t("Send"), press("send"))
    return Page(paragraphs(*parts), (send,), ways(t, "another"))


def described(reading: Reading) -> Organisation:
    return Organisation("", reading.arguments.get("type", Type.OTHER), {}, "", reading.arguments.get("country"))


def adds(tx: Transaction, reading: Reading) -> bool:
    """Whether it is listed at once, without asking anybody."""
    return allows(tx, reading.person, Act.ADD_ORGANISATION, described(reading).matter)


def country_unknown(reading: Reading, t: Translator) -> Markup:
    like = reading.arguments.get("like")
    if like:
        return t(
            "This country is not known here. Did you mean {country}? Then please type that.",
            country=countries.name(like, t.language),
        )
    return t("This country is not known here. Please type its usual name in any of the languages offered.")


SCREENS = {
    "organisation.name": View(name),
    "organisation.alike": View(alike, alikes),
    "organisation.type": View(type_),
    "organisation.country": View(country),
    "organisation.check": View(check, adds),
}
SAID: dict[str, Said] = {
    "country_unknown": country_unknown,
    "organisation_proposed": mark("It is sent. You are told as soon as an organiser has answered."),
    "organisation_added": mark("It is listed now."),
    "organisation_not_sent": mark("It was not sent: as many as you may send are waiting for an answer already."),
}
