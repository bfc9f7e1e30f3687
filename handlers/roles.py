"""People and roles: found by code, appointed and removed, or admitted by a link for one."""

from bot.domain.effects import Effect
from bot.domain.people import Grant, Reach, Role, Scope
from bot.domain.screens import Screen
from bot.pipeline.conversation import Conversation, Turn
from bot.services import countries, invitations, organisations, reaching, roles

HOME = Screen("roles.home")
NEAR = 8


def open_(_: Turn) -> Screen:
    return HOME


def person(turn: Turn) -> Screen:
    return Screen("roles.person", {"person": turn.input.text})


def role(turn: Turn) -> Screen:
    return Screen("roles.role", {"person": turn.input.text})


def reach(turn: Turn) -> Screen:
    code, _, somebody = turn.input.text.partition(".")
    return Screen("roles.reach", {"role": code, "person": somebody}) if code in list(Role) else HOME


def give(turn: Turn) -> Screen:
    """To the person it is about, or else to whoever will open a link."""
    scope, code, somebody = Scope.of(turn.input.text), turn.argument("role"), turn.argument("person")
    if scope is None or code not in list(Role) or not real(turn, scope):
        return HOME.saying("role_answer", answer=roles.Answer.NOBODY)
    grant = Grant(Role(code), scope)
    if somebody:
        return appoint(turn, somebody, grant)
    made = invitations.make(turn.tx, turn.seal, turn.person, grant, turn.now)
    return link_to(made.id) if made else HOME.saying("role_answer", answer=roles.Answer.NOT_ALLOWED)


def real(turn: Turn, scope: Scope) -> bool:
    if scope.reach is Reach.PROCESS:
        return scope.value in turn.content.processes
    return scope.reach is not Reach.COUNTRY or countries.exists(scope.value)


def appoint(turn: Turn, somebody: str, grant: Grant) -> Screen:
    answer = roles.appoint(turn.tx, turn.person, somebody, grant, turn.now)
    return told(turn, somebody, answer)


def remove(turn: Turn) -> Screen:
    mark, _, somebody = turn.input.text.partition(".")
    grant = roles.held(turn.tx, somebody, mark)
    if grant is None:
        return HOME.saying("role_answer", answer=roles.Answer.NOBODY)
    answer = roles.remove(turn.tx, turn.person, somebody, grant, turn.now)
    return told(turn, somebody, answer)


def told(turn: Turn, somebody: str, answer: roles.Answer) -> Screen:
    if answer is roles.Answer.DONE:
        turn.tell(somebody, Screen("menu"), Effect.MENU)
        turn.tell(somebody, Screen("roles.changed"))
    return Screen("roles.person", {"person": somebody}).saying("role_answer", answer=answer)


def links(_: Turn) -> Screen:
    return Screen("roles.links")


def link(turn: Turn) -> Screen:
    return link_to(turn.input.text)


def link_to(id: str) -> Screen:
    return Screen("roles.link", {"invitation": id, "of": "roles"})


def revoke(turn: Turn) -> Screen:
    done = reaching.revoke(turn.tx, turn.person, turn.input.text, turn.now)
    return Screen("roles.links").saying("link_revoked" if done else "link_kept")


def qr(turn: Turn) -> Screen:
    turn.owe(Screen("organisation.qr", {"invitation": turn.input.text}), Effect.FILE)
    return turn.again("qr_coming")


def type_scope(turn: Turn) -> Screen:
    country = countries.find(turn.input.text)
    if country:
        return give(turn.taking("give", f"{Reach.COUNTRY}:{country}"))
    near = [one.id for one in organisations.like(turn.tx, turn.input.text, NEAR)]
    if not near or turn.focus is None:
        return turn.again("scope_unknown")
    return Screen(turn.focus.screen.name, {**turn.focus.screen.arguments, "near": near}).saying("which_organisation")


def typed(turn: Turn) -> Screen:
    """Where a scope is asked, a scope; anywhere else somebody's code."""
    if turn.focus and turn.focus.screen.name == "roles.reach":
        return type_scope(turn)
    return Screen("roles.found", {"code": roles.readable(turn.input.text) or ""})


conversation = Conversation(
    "roles",
    presses={
        "open": open_,
        "person": person,
        "role": role,
        "reach": reach,
        "give": give,
        "remove": remove,
        "links": links,
        "link": link,
        "revoke": revoke,
        "qr": qr,
        "back": Turn.back,
    },
    typed=typed,
    roles=frozenset({Role.ORGANISER, Role.ADMIN}),
    aside=True,
)
