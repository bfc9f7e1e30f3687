"""People and roles: who holds which, finding somebody by their code, appointing, removing, and links to a role."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from bot.domain.directory import Invitation, Organisation
from bot.domain.people import WITHIN, Grant, Person, Role, Scope
from bot.domain.screens import Press
from bot.i18n import Translator, mark
from bot.services import reaching, roles
from bot.storage.engine import Transaction
from bot.views import directory
from bot.views.page import Choice, Page, Reading
from bot.views.view import Said, View, lines, paragraphs, title

SHOWN = 15
OFFERED = (Role.HANDLER, Role.SENSITIVE, Role.ORGANISER, Role.ADMIN)


@dataclass(frozen=True, slots=True)
class Office:
    """Somebody with the roles this reader may know of, and those they may take."""

    person: Person | None
    grants: tuple[Grant, ...] = ()
    removable: frozenset[Grant] = frozenset()
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    link: Invitation | None = None  # in place of a person: who will hold it is not known yet


def press(verb: str, argument: str = "") -> Press:
    return Press("roles", verb, argument)


def back(t: Translator, verb: str = "open", argument: str = "") -> tuple[Choice, ...]:
    return (Choice(t("Back"), press(verb, argument)),)


def load_home(tx: Transaction, reading: Reading) -> list[Office]:
    return [office(tx, reading.person, person) for person in roles.holders(tx, reading.person)]


def office(tx: Transaction, by: Person, person: Person) -> Office:
    grants = tuple(sorted(grant for grant in person.grants if grant.sound))
    return Office(
        person,
        grants,
        frozenset(grant for grant in grants if roles.takes(tx, by, grant)),
        roles.organisations_of(tx, grants),
    )


def home(reading: Reading, t: Translator) -> Page:
    found: list[Office] = reading.data
    text = paragraphs(
        title(t("People and roles")),
        lines(*(listed(one, reading, t) for one in found[:SHOWN])) if found else t("Nobody holds a role yet."),
        t(
            "To find somebody, type their code, for example {example}. They find it under {command}.",
            example="7F3A",
            command="/organisation",
        ),
    )
    choices = [
        Choice(directory.opened(directory.name_of(one.person, t)), press("person", one.person.id))
        for one in found[:SHOWN]
        if one.person
    ]
    choices += [Choice(t("New link to a role"), press("role", "")), Choice(t("Links to roles"), press("links"))]
    return Page(text, tuple(choices), (Choice(t("Back"), Press("desk", "open")),))


def listed(one: Office, reading: Reading, t: Translator) -> Markup:
    name = directory.name_of(one.person, t) if one.person else ""
    return t("{name}: {roles}", name=name, roles=held(one, reading, t))


def held(one: Office, reading: Reading, t: Translator) -> Markup:
    if not one.grants:
        return t("no role")
    return Markup("; ").join(grant(each, one, reading, t) for each in one.grants)


def grant(each: Grant, one: Office, reading: Reading, t: Translator) -> Markup:
    return directory.grant_of(each, one.organisations.get(each.scope.value), reading, t)


def load_person(tx: Transaction, reading: Reading) -> Office:
    person = roles.known(tx, reading.person, reading.arguments.get("person", ""))
    return office(tx, reading.person, person) if person else Office(None)


def person(reading: Reading, t: Translator) -> Page:
    one: Office = reading.data
    if one.person is None:
        return Page(t("This person is not here any more."), controls=back(t))
    numbered = [(n, grant(each, one, reading, t), each) for n, each in enumerate(one.grants, 1)]
    told = [t("({n}) {role}", n=t.number(n), role=role) for n, role, _ in numbered] or [t("no role")]
    choices = [
        Choice(t("Take away: {role}", role=brief(n, role, t)), press("remove", f"{each.mark}.{one.person.id}"))
        for n, role, each in numbered
        if each in one.removable
    ]
    choices.append(Choice(t("Give a role"), press("role", one.person.id)))
    return Page(paragraphs(title(directory.name_of(one.person, t)), lines(*told)), tuple(choices), back(t))


def brief(n: int, role: Markup, t: Translator) -> Markup:
    """What does not fit on a button is told apart by its number."""
    whole = str(role.striptags())
    short = directory.short(whole, 18)
    return t.value(whole if short == whole else f"{short} ({t.number(n)})")


def found(reading: Reading, t: Translator) -> Page:
    people: list[Person] = reading.data
    text = t("Which of them?") if people else t("Nobody has a code that begins so.")
    choices = tuple(Choice(directory.opened(t.value(one.id[:8].upper())), press("person", one.id)) for one in people)
    return Page(paragraphs(title(t("People")), text), choices, back(t))


def load_found(tx: Transaction, reading: Reading) -> list[Person]:
    return roles.find(tx, reading.person, reading.arguments.get("code", ""), SHOWN)


def role(reading: Reading, t: Translator) -> Page:
    """Which role: for one person, or for whoever opens a link."""
    offered: list[Role] = reading.data
    somebody = reading.arguments.get("person", "")
    choices = tuple(Choice(t(directory.ROLES[one]), press("reach", f"{one}.{somebody}")) for one in offered)
    text = t("Which role?") if offered else t("You may not appoint anybody.")
    return Page(paragraphs(title(t("Give a role")), text), choices, back(t))


def load_roles(_: Transaction, reading: Reading) -> list[Role]:
    offered = (*OFFERED, Role.PARTNER, Role.SIGNER)
    return [one for one in offered if any(appoints(grant, one) for grant in reading.person.grants)]


def appoints(grant: Grant, role: Role) -> bool:
    return grant.sound and grant.role in roles.appointers(role) and grant.role not in WITHIN


def reach(reading: Reading, t: Translator) -> Page:
    """How far: a process by a tap, a country or organisation by its name."""
    role = Role(reading.arguments.get("role", Role.HANDLER))
    which = f"{role}.{reading.arguments.get('person', '')}"
    if role in WITHIN:
        text, scopes = t("For which organisation? Please type its name or a part of it."), []
    else:
        text = t("How far should it reach? Choose, or type a country or an organisation.")
        scopes = [Scope()] if role is Role.ADMIN else [Scope(), *offered(reading)]
    near: list[Organisation] = reading.data or []
    choices = [Choice(label(one, reading, t), press("give", one.code)) for one in scopes]
    choices += [directory.named(one, t, press("give", one.scope.code)) for one in near]
    return Page(
        paragraphs(title(t(directory.ROLES[role])), text), tuple(choices), back(t, "role", which.partition(".")[2])
    )


def offered(reading: Reading) -> Iterator[Scope]:
    return (Scope.of(f"process:{id}") or Scope() for id in reading.content.processes)


def label(one: Scope, reading: Reading, t: Translator) -> Markup:
    return t.value(directory.short(directory.scope_of(one, None, reading, t).unescape(), 34))


def load_reach(tx: Transaction, reading: Reading) -> list[Organisation]:
    return roles.near(tx, reading.arguments.get("near", ()))


def links(reading: Reading, t: Translator) -> Page:
    found: list[Office] = reading.data
    parts = [title(t("Links to roles"))]
    if not found:
        parts.append(t("There is no link to a role that is open."))
    parts += [lines(*(one_link(one, reading, t) for one in found[:SHOWN]))] if found else []
    choices = tuple(
        Choice(directory.opened(t(directory.ROLES[one.grants[0].role])), press("link", one.link.id))
        for one in found[:SHOWN]
        if one.link
    )
    return Page(paragraphs(*parts), choices, back(t))


def one_link(one: Office, reading: Reading, t: Translator) -> Markup:
    day = t.date(one.link.expires.date()) if one.link else ""
    return t("{role}, until {day}", role=held(one, reading, t), day=day)


def load_links(tx: Transaction, reading: Reading) -> list[Office]:
    """The open ones."""
    found = (one for one in reaching.offices(tx, reading.person) if not one.ended(reading.now))
    return [
        Office(None, (one.grant,), organisations=roles.organisations_of(tx, (one.grant,)), link=one) for one in found
    ]


ANSWERS = {
    roles.Answer.DONE: mark("It is done."),
    roles.Answer.NOT_ALLOWED: mark("Nothing was done: your role does not reach that far."),
    roles.Answer.NOBODY: mark("Nothing was done: there is no such person, organisation or role."),
    roles.Answer.LAST_ADMIN: mark("Nothing was done: this is the only administrator. Appoint another one first."),
}


def role_answer(reading: Reading, t: Translator) -> Markup:
    return t(ANSWERS[roles.Answer(reading.arguments["answer"])])


def changed(_: Reading, t: Translator) -> Page:
    """Beside whatever its reader is doing."""
    return Page(t("Your roles have changed. {command} shows what you can do now.", command="/start"))


SCREENS = {
    "roles.home": View(home, load_home),
    "roles.person": View(person, load_person),
    "roles.found": View(found, load_found),
    "roles.role": View(role, load_roles),
    "roles.reach": View(reach, load_reach),
    "roles.links": View(links, load_links),
    "roles.changed": View(changed),
}
SAID: dict[str, Said] = {
    "role_answer": role_answer,
    "scope_unknown": mark("No country and no organisation is called that here. Please type another part of its name."),
    "which_organisation": mark("Which of these do you mean?"),
}
