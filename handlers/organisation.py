"""Organisations: one's own, registering a new one, and what everybody sees of one."""

from bot.domain.directory import Invitation
from bot.domain.effects import Effect
from bot.domain.organisations import Type
from bot.domain.people import Grant, Role, Scope
from bot.domain.screens import Screen
from bot.i18n import mark
from bot.pipeline.conversation import Command, Conversation, Turn
from bot.services import countries, invitations, members, organisations, reaching, roles
from bot.services.organisations import Registration

LIST = Screen("organisation.home")
KEPT = "organisation_kept"


def screen(name: str, id: str, **more: str) -> Screen:
    return Screen(f"organisation.{name}", {"id": id, **more})


def open_(turn: Turn) -> Screen:
    """Straight to the only one there is."""
    mine = organisations.mine(turn.tx, turn.person)
    return screen("own", mine[0].id) if len(mine) == 1 else LIST


def list_(_: Turn) -> Screen:
    return LIST


def own(turn: Turn) -> Screen:
    return screen("own", turn.input.text)


def member(turn: Turn) -> Screen:
    id, _, person = turn.input.text.partition(".")
    return screen("member", id, person=person)


def card(turn: Turn) -> Screen:
    return screen("card", turn.input.text)


def leaving(turn: Turn) -> Screen:
    return screen("leaving", turn.input.text)


def closing(turn: Turn) -> Screen:
    return screen("closing", turn.input.text)


def renaming(turn: Turn) -> Screen:
    return screen("renaming", turn.input.text)


def calling(_: Turn) -> Screen:
    return Screen("organisation.calling")


def leave(turn: Turn) -> Screen:
    done = members.leave(turn.tx, turn.person, turn.input.text, turn.now)
    turn.owe(Screen("menu"), Effect.MENU)
    return LIST.saying("organisation_left" if done else KEPT)


def close(turn: Turn) -> Screen:
    done = organisations.close(turn.tx, turn.person, turn.input.text, turn.now)
    return LIST.saying("organisation_closed" if done else KEPT)


def remove(turn: Turn) -> Screen:
    id, _, person = turn.input.text.partition(".")
    removed = members.remove(turn.tx, turn.person, person, id, turn.now)
    if removed is None:
        return screen("own", id).saying(KEPT)
    turn.tell(removed.id, Screen("menu"), Effect.MENU)
    return screen("own", id).saying("member_removed", code=removed.code)


def sign(turn: Turn) -> Screen:
    id, _, person = turn.input.text.partition(".")
    answer = roles.appoint(turn.tx, turn.person, person, Grant(Role.SIGNER, Scope.within(id)), turn.now)
    return screen("own", id).saying("now_signs" if answer is roles.Answer.DONE else KEPT)


def unsign(turn: Turn) -> Screen:
    id, _, person = turn.input.text.partition(".")
    answer = roles.remove(turn.tx, turn.person, person, Grant(Role.SIGNER, Scope.within(id)), turn.now)
    return screen("own", id).saying("no_longer_signs" if answer is roles.Answer.DONE else KEPT)


def signature(turn: Turn) -> Screen:
    one = organisations.public(turn.tx, turn.input.text)
    signed = one is not None and not one.signed
    done = organisations.say_whether_signed(turn.tx, turn.person, turn.input.text, turn.now, signed=signed)
    return own(turn) if done else own(turn).saying(KEPT)


def invite(turn: Turn) -> Screen:
    grant = Grant(Role.PARTNER, Scope.within(turn.input.text))
    return linked(turn, invitations.make(turn.tx, turn.seal, turn.person, grant, turn.now))


def hand_over(turn: Turn) -> Screen:
    return linked(turn, invitations.hand_over(turn.tx, turn.seal, turn.person, turn.input.text, turn.now))


def linked(turn: Turn, made: Invitation | None) -> Screen:
    return screen("link", turn.input.text, invitation=made.id) if made else own(turn).saying(KEPT)


def qr(turn: Turn) -> Screen:
    turn.owe(Screen("organisation.qr", {"invitation": turn.input.text}), Effect.FILE)
    return turn.again("qr_coming")


def revoke(turn: Turn) -> Screen:
    done = reaching.revoke(turn.tx, turn.person, turn.input.text, turn.now)
    return LIST.saying("link_revoked" if done else "link_kept")


def register(_: Turn) -> Screen:
    return Screen("organisation.name")


def another(turn: Turn) -> Screen:
    name = turn.argument("name")
    return Screen("organisation.type", {"name": name}) if name else register(turn)


def choose_type(turn: Turn) -> Screen:
    name, code = turn.argument("name"), turn.input.text
    if not name or code not in list(Type):
        return register(turn)
    return Screen("organisation.country", {"name": name, "type": code})


def choose_country(turn: Turn) -> Screen:
    name, kind, code = turn.argument("name"), turn.argument("type"), turn.input.text
    if not name or not kind:
        return register(turn)
    return Screen(
        "organisation.check", {"name": name, "type": kind, **({"country": code} if countries.exists(code) else {})}
    )


def send(turn: Turn) -> Screen:
    closed, kind = turn.argument("name"), turn.argument("type")
    if not closed or not kind:
        return register(turn)
    what = Registration(turn.seal.open_words(closed), kind, turn.argument("country"), turn.person.reads)
    one = organisations.add(turn.tx, turn.person, what, turn.now)
    if one:
        return screen("own", one.id).saying("organisation_added")
    sent = organisations.propose(turn.tx, turn.person, what, turn.now)
    return LIST.saying("organisation_proposed" if sent else "organisation_not_sent")


def type_name(turn: Turn) -> Screen:
    name = organisations.named(turn.input.text)
    if name is None:
        return turn.again("name_unread")
    sealed = {"name": turn.seal.close_words(name)}
    return Screen("organisation.alike" if organisations.look_alikes(turn.tx, name) else "organisation.type", sealed)


def type_country(turn: Turn) -> Screen:
    code = countries.find(turn.input.text)
    if code:
        return choose_country(turn.taking("country", code))
    like = countries.like(turn.input.text)
    return turn.again("country_unknown", **({"like": like} if like else {}))


def type_rename(turn: Turn) -> Screen:
    id, name = turn.argument("id") or "", organisations.named(turn.input.text)
    if name is None:
        return turn.again("name_unread")
    done = organisations.rename(turn.tx, turn.person, id, turn.person.reads, name, turn.now)
    return screen("own", id).saying("organisation_renamed" if done else KEPT)


def type_called(turn: Turn) -> Screen:
    done = members.call_oneself(turn.tx, turn.person, turn.input.text)
    return open_(turn).saying("called") if done else turn.again("name_unread")


def typed(turn: Turn) -> Screen:
    act = TYPED.get(turn.focus.screen.name) if turn.focus else None
    return act(turn) if act else turn.again("unexpected", sort="text")


TYPED = {
    "organisation.name": type_name,
    "organisation.country": type_country,
    "organisation.renaming": type_rename,
    "organisation.calling": type_called,
}

conversation = Conversation(
    "organisation",
    commands=(Command("organisation", open_, mark("Your organisation, or a new one")),),
    presses={
        "open": open_,
        "list": list_,
        "own": own,
        "member": member,
        "card": card,
        "leave": leaving,
        "left": leave,
        "close": closing,
        "closed": close,
        "rename": renaming,
        "call": calling,
        "remove": remove,
        "sign": sign,
        "unsign": unsign,
        "signature": signature,
        "invite": invite,
        "hand_over": hand_over,
        "qr": qr,
        "revoke": revoke,
        "register": register,
        "another": another,
        "type": choose_type,
        "country": choose_country,
        "send": send,
        "back": Turn.back,
    },
    typed=typed,
    links={"organisation": card},
    aside=True,
)
