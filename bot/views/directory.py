"""How organisations, roles and people are named to a reader; a person goes by the name they typed, or a code."""

from markupsafe import Markup

from bot.domain.authority import Standing
from bot.domain.directory import Organisation
from bot.domain.organisations import Type
from bot.domain.people import EVERYWHERE, Grant, Person, Reach, Role, Scope
from bot.domain.screens import Press
from bot.i18n import Translator, mark
from bot.services import countries
from bot.views.page import Choice, Reading

TYPES = {
    Type.MEMBER_STATE: mark("State"),
    Type.LOCAL_AUTHORITY: mark("Local authority"),
    Type.UN_ENTITY: mark("United Nations entity"),
    Type.REGIONAL_ORG: mark("Regional organisation"),
    Type.IFI: mark("International financial institution"),
    Type.DONOR: mark("Donor"),
    Type.NGO_INTERNATIONAL: mark("International NGO"),
    Type.NGO_NATIONAL: mark("National NGO"),
    Type.LOCAL_RESPONDER: mark("Local responder"),
    Type.CIVIL_SOCIETY: mark("Civil society"),
    Type.FAITH_BASED: mark("Faith-based organisation"),
    Type.DIASPORA_MIGRANT: mark("Diaspora or migrants"),
    Type.WOMENS_GROUP: mark("Women’s organisation"),
    Type.YOUTH_GROUP: mark("Youth organisation"),
    Type.OPD: mark("Persons with disabilities"),
    Type.PRIVATE_SECTOR: mark("Private sector"),
    Type.ACADEMIA: mark("Science and teaching"),
    Type.RED_CROSS: mark("Red Cross and Red Crescent"),
    Type.NETWORK: mark("Network"),
    Type.AFFECTED_COMMUNITY: mark("Affected community"),
    Type.OTHER: mark("Other organisation"),
}
ROLES = {
    Role.MEMBER: mark("community member"),
    Role.PARTNER: mark("partner"),
    Role.SIGNER: mark("signer"),
    Role.HANDLER: mark("handler of feedback"),
    Role.SENSITIVE: mark("handler of sensitive feedback"),
    Role.ORGANISER: mark("organiser"),
    Role.ADMIN: mark("administrator"),
}
STANDINGS = {
    Standing.PROPOSED: mark("Registered; waits for an organiser’s yes."),
    Standing.GONE: mark("This organisation is no longer followed here."),
}
BUTTON = 28  # characters of a name on a button, which leave room for its number and the words around it


def type_of(one: Organisation, t: Translator) -> Markup:
    return t(TYPES[Type(one.type)])


def about(one: Organisation, t: Translator) -> Markup:
    """Type and country in a line."""
    if one.country is None:
        return type_of(one, t)
    return t("{type}, {country}", type=type_of(one, t), country=countries.name(one.country, t.language))


def name_of(person: Person, t: Translator) -> Markup:
    return t.value(person.called or person.code)


def scope_of(scope: Scope, organisation: Organisation | None, reading: Reading, t: Translator) -> Markup:
    """How far a role reaches, in words."""
    match scope.reach:
        case Reach.COUNTRY:
            return t.value(countries.name(scope.value, t.language))
        case Reach.ORGANISATION:
            return t.value(organisation.name(t.language) if organisation else scope.value)
        case Reach.PROCESS:
            process = reading.content.processes.get(scope.value)
            return reading.words(t, process.title) if process else t.value(scope.value)
    return t("everywhere")


def grant_of(grant: Grant, organisation: Organisation | None, reading: Reading, t: Translator) -> Markup:
    role = t(ROLES[grant.role])
    if grant.scope == EVERYWHERE:
        return role
    return t("{role}: {scope}", role=role, scope=scope_of(grant.scope, organisation, reading, t))


def short(name: str, most: int = BUTTON) -> str:
    """Short enough for a button, cut between words where there are any."""
    if len(name) <= most:
        return name
    words, _, _ = name[:most].rpartition(" ")
    return f"{(words or name[: most - 1]).rstrip(' ,;:&-')}…"


def opened(name: Markup) -> Markup:
    """On a button that leads to more about them."""
    return Markup("{}…").format(name)


def named(one: Organisation, t: Translator, press: Press) -> Choice:
    """The organisation as a button."""
    return Choice(t.value(short(one.name(t.language))), press)
