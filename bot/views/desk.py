"""The desk: what needs a hand today, each a tap away; what could not be handled, and who is kept out."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from bot.domain.authority import Act
from bot.domain.cycles import When
from bot.domain.people import Person
from bot.domain.screens import Press
from bot.i18n import Translator, mark
from bot.services import checking, letters, organisations, people, promising, reaching, roles, signers
from bot.services.authority import allows
from bot.storage.engine import Transaction
from bot.views.page import Choice, Page, Reading
from bot.views.view import Said, View, lines, paragraphs, title

SHOWN = 20
LIST = Markup("<code>kept letters list</code>")  # as markup, copied without the marks that isolate other values


@dataclass(frozen=True, slots=True)
class Desk:
    letters: int
    blocked: list[Person]
    proposals: int = 0
    signers: int = 0
    expiring: int = 0
    unchecked: int = 0
    flagged: int = 0
    reports: int = 0
    one_admin: bool = False
    allowed: frozenset[Act] = frozenset()


def load(tx: Transaction, reading: Reading) -> Desk:
    by = reading.person
    return Desk(
        letters.waiting(tx),
        people.blocked(tx),
        len(organisations.proposals(tx, by)),
        len(signers.waiting(tx, by)),
        len(reaching.expiring(tx, by, reading.now)),
        len(promising.queue(tx, by)),
        len(promising.flagged(tx, by)),
        len(checking.waiting(tx, by, checking.AT_ONCE, When(reading.now, reading.house.zone))),
        roles.few_admins(tx),
        frozenset(act for act in (Act.BLOCK, Act.SEE_TRAIL) if allows(tx, by, act)),
    )


def home(reading: Reading, t: Translator) -> Page:
    desk: Desk = reading.data
    parts = [title(t("Desk")), waiting(desk, t)]
    if Act.BLOCK in desk.allowed:
        parts += [set_aside(desk, t), kept_out(desk, t)]
        if desk.one_admin:
            parts.append(
                t("There is only one administrator. Two or more are better: one alone can be ill, or lose the phone.")
            )
    return Page(paragraphs(*parts), tuple(ways(desk, t)), (Choice(t("Back"), Press("desk", "back")),))


def waiting(desk: Desk, t: Translator) -> Markup:
    if not (desk.proposals or desk.signers or desk.expiring or desk.unchecked or desk.flagged or desk.reports):
        return t("Nothing waits for you.")
    counts = (
        (desk.proposals, t("Organisations that registered: {n}", n=t.number(desk.proposals))),
        (desk.signers, t("People who wait to sign: {n}", n=t.number(desk.signers))),
        (desk.expiring, t("Links that end within a week: {n}", n=t.number(desk.expiring))),
        (desk.unchecked, t("Commitments to be checked: {n}", n=t.number(desk.unchecked))),
        (desk.reports, t("Reports to be checked: {n}", n=t.number(desk.reports))),
        (desk.flagged, t("Flagged texts: {n}", n=t.number(desk.flagged))),
    )
    return lines(*(line for n, line in counts if n))


def ways(desk: Desk, t: Translator) -> Iterator[Choice]:
    if desk.proposals:
        yield Choice(t("Organisations that registered"), Press("desk", "proposals"))
    if desk.signers:
        yield Choice(t("People who wait to sign"), Press("desk", "signers"))
    if desk.unchecked:
        yield Choice(t("To be checked"), Press("promise", "queue"))
    if desk.reports:
        yield Choice(t("Reports to check"), Press("checking", "open"))
    if desk.flagged:
        yield Choice(t("Flagged texts"), Press("promise", "flags"))
    if desk.expiring:
        yield Choice(t("Links that end soon"), Press("invitations", "expiring"))
    if desk.blocked and Act.BLOCK in desk.allowed:
        yield Choice(t("Blocked people"), Press("desk", "blocked"))
    yield Choice(t("Setting up"), Press("desk", "setup"))
    yield Choice(t("Milestones"), Press("milestones", "open"))
    yield Choice(t("Reporting cycles"), Press("cycles", "open"))
    yield Choice(t("Organisations and invitations"), Press("invitations", "open"))
    yield Choice(t("People and roles"), Press("roles", "open"))
    if Act.SEE_TRAIL in desk.allowed:
        yield Choice(t("Who did what"), Press("desk", "trail", "0"))


def blocked_people(reading: Reading, t: Translator) -> Page:
    desk: Desk = reading.data
    listed = desk.blocked[:SHOWN] if Act.BLOCK in desk.allowed else []
    choices = tuple(Choice(t("Unblock {code}", code=one.code), Press("desk", "unblock", one.id)) for one in listed)
    return Page(
        paragraphs(title(t("Blocked people")), kept_out(desk, t)), choices, (Choice(t("Back"), Press("desk", "open")),)
    )


def set_aside(desk: Desk, t: Translator) -> Markup:
    if not desk.letters:
        return t("No message is set aside.")
    return t.plural(
        "{n} message could not be handled and is set aside. On the server, {command} shows it.",
        "{n} messages could not be handled and are set aside. On the server, {command} shows them.",
        n=desk.letters,
        command=LIST,
    )


def kept_out(desk: Desk, t: Translator) -> Markup:
    if not desk.blocked:
        return t("Nobody is blocked.")
    return t.plural("{n} person is blocked.", "{n} people are blocked.", n=len(desk.blocked))


def blocked(reading: Reading, t: Translator) -> Markup:
    return t("{code} is blocked: nothing they send is read.", code=reading.arguments["code"])


def unblocked(reading: Reading, t: Translator) -> Markup:
    return t("{code} is read again.", code=reading.arguments["code"])


SCREENS = {"desk.home": View(home, load), "desk.blocked": View(blocked_people, load)}
SAID: dict[str, Said] = {
    "blocked": blocked,
    "unblocked": unblocked,
    "not_blocked": mark("This person cannot be blocked: they have left, or are an administrator."),
    "not_unblocked": mark("Nobody was unblocked: this person has left."),
    "left_alone": mark("Left as it is: nobody was blocked."),
    "not_allowed": mark("Nothing was done: your role does not reach that far, or it was done already."),
}
