"""Who did what: every act of authority, in words and codes."""

from markupsafe import Markup

from bot.domain.authority import Act
from bot.domain.people import CODE, Grant, Role, Scope
from bot.domain.screens import Press
from bot.i18n import Translator, mark
from bot.services import trail
from bot.services.trail import Entry, Trail
from bot.storage.engine import Transaction
from bot.views import directory
from bot.views.page import Choice, Page, Reading
from bot.views.view import Said, View, lines, paragraphs, title

SHOWN = 15
ID = 16  # characters of a person's id
ACTS = {
    Act.FIND_PERSON: mark("looked for a person"),
    Act.SEE_TRAIL: mark("looked at this list"),
    Act.SEE_MEMBERS: mark("looked at the people of an organisation"),
    Act.SEE_CONTACTS: mark("looked at contacts"),
    Act.SEE_INVITATIONS: mark("looked at links"),
    Act.COMMIT: mark("made a commitment"),
    Act.BLOCK: mark("blocked"),
    Act.UNBLOCK: mark("unblocked"),
    Act.SET_UP: mark("set up"),
    Act.IMPORT: mark("imported"),
    Act.PROPOSE_ORGANISATION: mark("registered an organisation"),
    Act.ACCEPT_ORGANISATION: mark("accepted an organisation"),
    Act.REFUSE_ORGANISATION: mark("refused an organisation"),
    Act.ADD_ORGANISATION: mark("listed an organisation"),
    Act.RENAME_ORGANISATION: mark("renamed an organisation"),
    Act.CLOSE_ORGANISATION: mark("closed an organisation"),
    Act.SAY_WHETHER_SIGNED: mark("changed whether a signature is needed"),
    Act.EXPORT_CONTACTS: mark("took out contacts"),
    Act.INVITE: mark("invited partners"),
    Act.INVITE_IN_BULK: mark("made links in bulk"),
    Act.HAND_OVER: mark("offered to hand over"),
    Act.LEAVE: mark("left an organisation"),
    Act.REMOVE_PARTNER: mark("removed a partner"),
    Act.GIVE_SIGNER: mark("made somebody signer"),
    Act.REMOVE_SIGNER: mark("took or refused a signer’s role"),
    Act.APPOINT_HANDLER: mark("appointed a handler"),
    Act.REMOVE_HANDLER: mark("removed a handler"),
    Act.APPOINT_SENSITIVE_HANDLER: mark("appointed a handler of sensitive feedback"),
    Act.REMOVE_SENSITIVE_HANDLER: mark("removed a handler of sensitive feedback"),
    Act.APPOINT_ORGANISER: mark("appointed an organiser"),
    Act.REMOVE_ORGANISER: mark("removed an organiser"),
    Act.APPOINT_ADMIN: mark("appointed an administrator"),
    Act.REMOVE_ADMIN: mark("removed an administrator"),
    Act.CONFIRM_COMMITMENT: mark("decided on a commitment"),
    Act.HIDE_TEXT: mark("hid or showed a text"),
    Act.KEEP_CYCLE: mark("set up a reporting cycle"),
    Act.REPORT: mark("sent a report"),
    Act.SIGN_REPORT: mark("signed a report or gave it back"),
    Act.READ_REPORT: mark("read a report"),
    Act.ACCEPT_REPORT: mark("accepted a report"),
    Act.SEND_BACK_REPORT: mark("sent a report back"),
    Act.EXTEND_REPORT: mark("gave more time for a report"),
    Act.MAKE_MILESTONE: mark("made a milestone"),
    Act.CHANGE_MILESTONE: mark("changed a milestone"),
    Act.CANCEL_MILESTONE: mark("called a milestone off"),
    "accept": mark("took a role by a link"),
    "appoint": mark("was appointed by whoever runs this bot"),
}
WORDS = {"link": mark("link"), "revoke": mark("taken back"), "moved": mark("moved")}


def load(tx: Transaction, reading: Reading) -> Trail:
    return trail.page(tx, reading.person, first(reading), SHOWN)


def first(reading: Reading) -> int:
    return int(reading.arguments.get("first", 0))


def show(reading: Reading, t: Translator) -> Page:
    found: Trail = reading.data
    told = [line(entry, found, reading, t) for entry in found.entries]
    text = lines(*told) if told else t("Nothing is on record.")
    ways = []
    if first(reading):
        ways.append(Choice(t("Newer ones"), Press("desk", "trail", str(max(0, first(reading) - SHOWN)))))
    if found.more:
        ways.append(Choice(t("Older ones"), Press("desk", "trail", str(first(reading) + SHOWN))))
    return Page(paragraphs(title(t("Who did what")), text), controls=(*ways, Choice(t("Back"), Press("desk", "open"))))


def line(entry: Entry, found: Trail, reading: Reading, t: Translator) -> Markup:
    subject = Markup(", ").join(word(one, found, reading, t) for one in entry.subject.split() if one != entry.actor)
    act = t(ACTS[entry.act]) if entry.act in ACTS else t.value(entry.act)
    moment = t.moment(entry.at)
    if not subject:
        return t("{moment}: {code} {act}", moment=moment, code=entry.actor[:CODE].upper(), act=act)
    return t(
        "{moment}: {code} {act} ({subject})", moment=moment, code=entry.actor[:CODE].upper(), act=act, subject=subject
    )


def word(one: str, found: Trail, reading: Reading, t: Translator) -> Markup:
    """A person's code, a scope or role in words, or what stands there."""
    role, _, within = one.partition("@")
    scope = Scope.of(within or one)
    if role in list(Role):
        return directory.grant_of(
            Grant(Role(role), scope or Scope()), found.organisations.get(scope.value if scope else ""), reading, t
        )
    if scope:
        return directory.scope_of(scope, found.organisations.get(scope.value), reading, t)
    if one in WORDS:
        return t(WORDS[one])
    return t.value(one[:CODE].upper() if len(one) == ID else one)


SCREENS = {"desk.trail": View(show, load)}
SAID: dict[str, Said] = {}
