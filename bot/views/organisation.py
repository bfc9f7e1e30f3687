"""One's own organisations: who works there, who signs, and what can be done about it."""

from dataclasses import dataclass

from markupsafe import Markup

from bot.domain.authority import Act, Standing
from bot.domain.directory import Organisation
from bot.domain.people import Person, Role
from bot.domain.screens import Press
from bot.i18n import Translator, mark
from bot.services import members, organisations
from bot.services.authority import allows
from bot.storage.engine import Transaction
from bot.views import directory
from bot.views.page import Choice, Page, Reading
from bot.views.view import Said, View, lines, paragraphs, title

SHOWN = 30


@dataclass(frozen=True, slots=True)
class Own:
    organisation: Organisation | None
    people: tuple[Person, ...] = ()
    allowed: frozenset[Act] = frozenset()
    person: Person | None = None


def mine(tx: Transaction, reading: Reading) -> list[Organisation]:
    return organisations.mine(tx, reading.person)


def own(tx: Transaction, reading: Reading) -> Own:
    """As much of it as this reader may see and do at this moment."""
    one = organisations.seen(tx, reading.person, reading.arguments.get("id", ""))
    if one is None:
        return Own(None)
    people = tuple(members.members(tx, reading.person, one.id))
    allowed = frozenset(act for act in ACTS if allows(tx, reading.person, act, one.matter))
    wanted = reading.arguments.get("person")
    return Own(one, people, allowed, next((person for person in people if person.id == wanted), None))


def press(verb: str, argument: str = "") -> Press:
    return Press("organisation", verb, argument)


def back(t: Translator, verb: str = "back", argument: str = "") -> tuple[Choice, ...]:
    return (Choice(t("Back"), press(verb, argument)),)


def home(reading: Reading, t: Translator) -> Page:
    found: list[Organisation] = reading.data
    text = (
        t("Choose an organisation.")
        if found
        else t(
            "You work for no organisation here yet. Its link makes you a partner; without a link you can register it."
        )
    )
    choices = [directory.named(one, t, press("own", one.id)) for one in found[:SHOWN]]
    choices.append(Choice(t("Register an organisation"), press("register")))
    code = t("Your own code is {code}.", code=reading.person.code)
    return Page(paragraphs(title(t("Organisations")), text, code), tuple(choices), back(t))


def overview(reading: Reading, t: Translator) -> Page:
    data: Own = reading.data
    one = data.organisation
    if one is None:
        return gone(t)
    parts = [title(t.value(one.name(t.language))), directory.about(one, t)]
    if one.standing is not Standing.ACTIVE:
        parts.append(t(directory.STANDINGS[one.standing]))
    if data.people:
        parts.append(lines(*(listed(person, one, t) for person in data.people[:SHOWN])))
    if Act.SEE_MEMBERS in data.allowed:
        parts.append(signature(data, one, t))
    choices = [Choice(t("Progress so far"), Press("progress", "of", one.id))]
    if one.id in reading.person.organisations and one.standing is Standing.ACTIVE:
        choices.append(Choice(t("Our promises: who takes care"), Press("promise", "caring", one.id)))
        choices.append(Choice(t("Make a commitment"), Press("commit", "for", one.id)))
    choices += [Choice(t(label), press(verb, one.id)) for act, verb, label in DOING if act in data.allowed]
    choices += [
        Choice(directory.opened(directory.name_of(person, t)), press("member", f"{one.id}.{person.id}"))
        for person in removable(data)
    ]
    return Page(paragraphs(*parts), tuple(choices), back(t, "list"))


def removable(data: Own) -> tuple[Person, ...]:
    """Those a reader may do something about."""
    return data.people[:SHOWN] if {Act.REMOVE_PARTNER, Act.GIVE_SIGNER} & data.allowed else ()


def listed(person: Person, one: Organisation, t: Translator) -> Markup:
    role = Role.SIGNER if person.has(Role.SIGNER, one.id) else Role.PARTNER
    return t("{name}: {role}", name=directory.name_of(person, t), role=t(directory.ROLES[role]))


def signature(data: Own, one: Organisation, t: Translator) -> Markup:
    if not one.signed:
        return t("No signature is needed.")
    if any(person.has(Role.SIGNER, one.id) for person in data.people):
        return t("What is reported is signed before it counts.")
    return t("Nobody signs yet.")


def gone(t: Translator) -> Page:
    return Page(t("This organisation is not listed here."), controls=back(t))


def member(reading: Reading, t: Translator) -> Page:
    data: Own = reading.data
    one, person = data.organisation, data.person
    if one is None or person is None:
        return Page(t("This person is not there any more."), controls=back(t))
    which = f"{one.id}.{person.id}"
    choices = []
    if Act.GIVE_SIGNER in data.allowed and not person.has(Role.SIGNER, one.id):
        choices.append(Choice(t("Make signer"), press("sign", which)))
    if Act.REMOVE_SIGNER in data.allowed and person.has(Role.SIGNER, one.id):
        choices.append(Choice(t("Signer no longer"), press("unsign", which)))
    if Act.REMOVE_PARTNER in data.allowed:
        choices.append(Choice(t("This person has left"), press("remove", which)))
    text = paragraphs(title(t.value(one.name(t.language))), listed(person, one, t))
    return Page(text, tuple(choices), back(t, "own", one.id))


DOING = (
    (Act.INVITE, "invite", mark("Invite a colleague")),
    (Act.HAND_OVER, "hand_over", mark("Hand over to a successor")),
    (Act.HAND_OVER, "call", mark("My name for the others")),
    (Act.RENAME_ORGANISATION, "rename", mark("Change the name")),
    (Act.SAY_WHETHER_SIGNED, "signature", mark("Signature needed or not")),
    (Act.LEAVE, "leave", mark("Leave this organisation")),
    (Act.CLOSE_ORGANISATION, "close", mark("Close this organisation")),
)
ACTS = frozenset(
    {act for act, _, _ in DOING} | {Act.SEE_MEMBERS, Act.REMOVE_PARTNER, Act.GIVE_SIGNER, Act.REMOVE_SIGNER}
)


def named_again(reading: Reading, t: Translator) -> Markup:
    return t("{code} is no longer among its people.", code=reading.arguments["code"])


ARRIVED = {
    "partner": mark("Welcome: you now report for this organisation."),
    "signer": mark("Welcome: you now report and sign for this organisation."),
    "waits": mark("Welcome: you now report for this organisation. An organiser is asked whether you also sign for it."),
    "again": mark("You work for this organisation already."),
}


def welcome_member(reading: Reading, t: Translator) -> Markup:
    arrived = reading.arguments["arrived"]
    return t(ARRIVED[arrived])


SCREENS = {
    "organisation.home": View(home, mine),
    "organisation.own": View(overview, own),
    "organisation.member": View(member, own),
}
SAID: dict[str, Said] = {
    "welcome_member": welcome_member,
    "member_removed": named_again,
    "organisation_kept": mark("Nothing was changed: you may not do this here, or it is not there any more."),
    "now_signs": mark("This person now signs."),
    "no_longer_signs": mark("This person no longer signs."),
}
