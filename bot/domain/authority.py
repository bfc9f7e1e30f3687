"""Who may do what: one pure function over what somebody was granted; every row of its answers stands in a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.people import Grant, Person, Reach, Role, Scope


class Standing(StrEnum):
    """Where an organisation stands."""

    PROPOSED = "proposed"  # somebody registered it, and no organiser has answered
    ACTIVE = "active"
    GONE = "gone"


class Act(StrEnum):
    """Everything in the whole program that asks for authority."""

    BLOCK = "block"
    UNBLOCK = "unblock"
    FIND_PERSON = "find_person"
    SEE_TRAIL = "see_trail"
    SET_UP = "set_up"
    IMPORT = "import"
    PROPOSE_ORGANISATION = "propose_organisation"
    ACCEPT_ORGANISATION = "accept_organisation"
    REFUSE_ORGANISATION = "refuse_organisation"
    ADD_ORGANISATION = "add_organisation"
    RENAME_ORGANISATION = "rename_organisation"
    CLOSE_ORGANISATION = "close_organisation"
    SAY_WHETHER_SIGNED = "say_whether_signed"
    SEE_MEMBERS = "see_members"
    SEE_CONTACTS = "see_contacts"
    EXPORT_CONTACTS = "export_contacts"
    INVITE = "invite"
    INVITE_IN_BULK = "invite_in_bulk"
    SEE_INVITATIONS = "see_invitations"
    HAND_OVER = "hand_over"
    LEAVE = "leave"
    REMOVE_PARTNER = "remove_partner"
    GIVE_SIGNER = "give_signer"
    REMOVE_SIGNER = "remove_signer"
    APPOINT_HANDLER = "appoint_handler"
    REMOVE_HANDLER = "remove_handler"
    APPOINT_SENSITIVE_HANDLER = "appoint_sensitive_handler"
    REMOVE_SENSITIVE_HANDLER = "remove_sensitive_handler"
    APPOINT_ORGANISER = "appoint_organiser"
    REMOVE_ORGANISER = "remove_organiser"
    APPOINT_ADMIN = "appoint_admin"
    REMOVE_ADMIN = "remove_admin"
    COMMIT = "commit"
    CONFIRM_COMMITMENT = "confirm_commitment"
    HIDE_TEXT = "hide_text"
    KEEP_CYCLE = "keep_cycle"
    REPORT = "report"
    SIGN_REPORT = "sign_report"
    READ_REPORT = "read_report"
    ACCEPT_REPORT = "accept_report"
    SEND_BACK_REPORT = "send_back_report"
    EXTEND_REPORT = "extend_report"
    MAKE_MILESTONE = "make_milestone"
    CHANGE_MILESTONE = "change_milestone"
    CANCEL_MILESTONE = "cancel_milestone"


@dataclass(frozen=True, slots=True)
class Matter:
    """What an act is about: the organisation with its country and processes, or a part of the whole."""

    organisation: str = ""
    country: str = ""
    processes: frozenset[str] = frozenset()
    standing: Standing = Standing.ACTIVE

    @classmethod
    def of(cls, scope: Scope) -> "Matter":
        """Nothing less than that scope: an organisation's is known only with its country, so it is looked up."""
        match scope.reach:
            case Reach.COUNTRY:
                return cls(country=scope.value)
            case Reach.PROCESS:
                return cls(processes=frozenset({scope.value}))
            case Reach.ORGANISATION:
                return cls(organisation=scope.value)
        return cls()


WHOLE = Matter()
ADMINS = frozenset({Role.ADMIN})
ORGANISERS = ADMINS | {Role.ORGANISER}
SIGNERS = frozenset({Role.SIGNER})
PARTNERS = SIGNERS | {Role.PARTNER}

RULES: Mapping[Act, frozenset[Role]] = {
    Act.BLOCK: ADMINS,
    Act.UNBLOCK: ADMINS,
    Act.FIND_PERSON: ORGANISERS,
    Act.SEE_TRAIL: ORGANISERS,
    Act.SET_UP: ORGANISERS,
    Act.IMPORT: ORGANISERS,
    Act.ACCEPT_ORGANISATION: ORGANISERS,
    Act.REFUSE_ORGANISATION: ORGANISERS,
    Act.ADD_ORGANISATION: ORGANISERS,
    Act.RENAME_ORGANISATION: ORGANISERS | SIGNERS,
    Act.CLOSE_ORGANISATION: ORGANISERS,
    Act.SAY_WHETHER_SIGNED: ORGANISERS,
    Act.SEE_MEMBERS: ORGANISERS | PARTNERS,
    Act.SEE_CONTACTS: ORGANISERS,
    Act.EXPORT_CONTACTS: ORGANISERS,
    Act.INVITE: ORGANISERS | PARTNERS,
    Act.INVITE_IN_BULK: ORGANISERS,
    Act.SEE_INVITATIONS: ORGANISERS,
    Act.HAND_OVER: PARTNERS,
    Act.LEAVE: PARTNERS,
    Act.REMOVE_PARTNER: ORGANISERS | SIGNERS,
    Act.GIVE_SIGNER: ORGANISERS,
    Act.REMOVE_SIGNER: ORGANISERS,
    Act.APPOINT_HANDLER: ORGANISERS,
    Act.REMOVE_HANDLER: ORGANISERS,
    Act.APPOINT_SENSITIVE_HANDLER: ADMINS,
    Act.REMOVE_SENSITIVE_HANDLER: ADMINS,
    Act.APPOINT_ORGANISER: ADMINS,
    Act.REMOVE_ORGANISER: ADMINS,
    Act.APPOINT_ADMIN: ADMINS,
    Act.REMOVE_ADMIN: ADMINS,
    Act.COMMIT: PARTNERS,
    Act.CONFIRM_COMMITMENT: ORGANISERS,
    Act.HIDE_TEXT: ORGANISERS,
    Act.KEEP_CYCLE: ORGANISERS,
    Act.REPORT: PARTNERS,
    Act.SIGN_REPORT: SIGNERS,
    Act.READ_REPORT: ORGANISERS | PARTNERS,  # what is for the organiser alone
    Act.ACCEPT_REPORT: ORGANISERS,
    Act.SEND_BACK_REPORT: ORGANISERS,
    Act.EXTEND_REPORT: ORGANISERS,
    Act.MAKE_MILESTONE: ORGANISERS,
    Act.CHANGE_MILESTONE: ORGANISERS,
    Act.CANCEL_MILESTONE: ORGANISERS,
}
EVERYBODY = frozenset({Act.PROPOSE_ORGANISATION})

ANSWERS = frozenset({Act.ACCEPT_ORGANISATION, Act.REFUSE_ORGANISATION})
STANDINGS: Mapping[Standing, frozenset[Act]] = {  # what can be done to an organisation that does not stand
    Standing.PROPOSED: ANSWERS,
    Standing.GONE: frozenset({Act.LEAVE, Act.REMOVE_PARTNER, Act.REMOVE_SIGNER, Act.SEE_MEMBERS, Act.HIDE_TEXT}),
}

APPOINTS: Mapping[Role, Act] = {
    Role.PARTNER: Act.INVITE,
    Role.SIGNER: Act.GIVE_SIGNER,
    Role.HANDLER: Act.APPOINT_HANDLER,
    Role.SENSITIVE: Act.APPOINT_SENSITIVE_HANDLER,
    Role.ORGANISER: Act.APPOINT_ORGANISER,
    Role.ADMIN: Act.APPOINT_ADMIN,
}
REMOVES: Mapping[Role, Act] = {
    Role.PARTNER: Act.REMOVE_PARTNER,
    Role.SIGNER: Act.REMOVE_SIGNER,
    Role.HANDLER: Act.REMOVE_HANDLER,
    Role.SENSITIVE: Act.REMOVE_SENSITIVE_HANDLER,
    Role.ORGANISER: Act.REMOVE_ORGANISER,
    Role.ADMIN: Act.REMOVE_ADMIN,
}


def may(person: Person, act: Act, matter: Matter = WHOLE) -> bool:
    if person.blocked or not fits(act, matter.standing):
        return False
    return act in EVERYBODY or any(grant.role in RULES[act] and covers(grant, matter) for grant in person.grants)


def fits(act: Act, standing: Standing) -> bool:
    """A yes or no is said to what was proposed, everything else is done to what stands."""
    return act in STANDINGS[standing] if standing is not Standing.ACTIVE else act not in ANSWERS


def covers(grant: Grant, matter: Matter) -> bool:
    value = grant.scope.value
    match grant.scope.reach if grant.sound else None:
        case Reach.EVERYWHERE:
            return True
        case Reach.PROCESS:
            return value in matter.processes
        case Reach.COUNTRY:
            return value == matter.country
        case Reach.ORGANISATION:
            return value == matter.organisation
    return False
