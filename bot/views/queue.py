"""What waits for an organiser's yes: organisations that registered, and people who would sign for theirs."""

from dataclasses import dataclass

from markupsafe import Markup

from bot.domain.directory import Organisation
from bot.domain.screens import Press
from bot.i18n import Translator, mark
from bot.services import organisations, signers
from bot.services.signers import Waiting
from bot.storage.engine import Transaction
from bot.views import directory
from bot.views.page import Choice, Page, Reading
from bot.views.view import Said, View, lines, paragraphs, title

SHOWN = 15


@dataclass(frozen=True, slots=True)
class Proposal:
    organisation: Organisation | None
    alike: tuple[Organisation, ...] = ()


def press(verb: str, argument: str = "") -> Press:
    return Press("desk", verb, argument)


def back(t: Translator, verb: str = "open") -> tuple[Choice, ...]:
    return (Choice(t("Back"), press(verb)),)


def proposals(reading: Reading, t: Translator) -> Page:
    waiting: list[Organisation] = reading.data
    text = t.plural("{n} organisation waits for an answer.", "{n} organisations wait for an answer.", n=len(waiting))
    choices = tuple(directory.named(one, t, press("proposal", one.id)) for one in waiting[:SHOWN])
    return Page(paragraphs(title(t("Organisations that registered")), text), choices, back(t))


def one_proposal(tx: Transaction, reading: Reading) -> Proposal:
    wanted = reading.arguments.get("id")
    one = next((one for one in organisations.proposals(tx, reading.person) if one.id == wanted), None)
    if one is None:
        return Proposal(None)
    others = organisations.look_alikes(tx, one.names[one.main])
    return Proposal(one, tuple(other for other in others if other.id != one.id))


def proposal(reading: Reading, t: Translator) -> Page:
    data: Proposal = reading.data
    one = data.organisation
    if one is None:
        return Page(t("This was answered already."), controls=back(t, "proposals"))
    parts = [title(t.value(one.name(t.language))), directory.about(one, t)]
    if data.alike:
        names = (t.value(other.name(t.language)) for other in data.alike)
        parts.append(lines(t("Names that look alike:"), *names))
    parts.append(t("With a yes, whoever registered it reports and signs for it."))
    choices = (Choice(t("Yes"), press("accept", one.id)), Choice(t("No, refuse"), press("refuse", one.id)))
    return Page(paragraphs(*parts), choices, back(t, "proposals"))


def waiting_signers(reading: Reading, t: Translator) -> Page:
    waiting: list[Waiting] = reading.data
    parts = [title(t("People who wait to sign")), t.plural("{n} person waits.", "{n} people wait.", n=len(waiting))]
    if waiting:
        parts.append(lines(*(listed(one, t) for one in waiting[:SHOWN])))
    choices = [yes(len(waiting), t)] if waiting else []
    choices += [
        Choice(directory.opened(short(one, t)), press("signer", f"{one.organisation.id}.{one.person.id}"))
        for one in waiting[:SHOWN]
    ]
    return Page(paragraphs(*parts), tuple(choices), back(t))


def yes(n: int, t: Translator) -> Choice:
    """To those who waited when the screen was made, as many as one tap answers."""
    most = min(n, signers.AT_ONCE)
    label = t("Yes to all {n}", n=t.number(n)) if most == n else t("Yes to the first {n}", n=t.number(most))
    return Choice(label, press("sign_all", str(most)))


def listed(one: Waiting, t: Translator) -> Markup:
    return t(
        "{name} for {organisation}",
        name=directory.name_of(one.person, t),
        organisation=one.organisation.name(t.language),
    )


def short(one: Waiting, t: Translator) -> Markup:
    return t.value(f"{one.person.code} {directory.short(one.organisation.name(t.language), 20)}")


def one_signer(tx: Transaction, reading: Reading) -> Waiting | None:
    wanted = (reading.arguments.get("person"), reading.arguments.get("id"))
    return next(
        (one for one in signers.waiting(tx, reading.person) if (one.person.id, one.organisation.id) == wanted), None
    )


def signer(reading: Reading, t: Translator) -> Page:
    one: Waiting | None = reading.data
    if one is None:
        return Page(t("This was answered already."), controls=back(t, "signers"))
    which = f"{one.organisation.id}.{one.person.id}"
    text = paragraphs(
        title(listed(one, t)), t("May this person sign for the organisation? Without a yes they only report.")
    )
    return Page(
        text,
        (Choice(t("Yes"), press("sign", which)), Choice(t("No, refuse"), press("no_sign", which))),
        back(t, "signers"),
    )


def load_proposals(tx: Transaction, reading: Reading) -> list[Organisation]:
    return organisations.proposals(tx, reading.person)


def load_signers(tx: Transaction, reading: Reading) -> list[Waiting]:
    return signers.waiting(tx, reading.person)


def now_sign(reading: Reading, t: Translator) -> Markup:
    return t.plural("{n} person signs from now on.", "{n} people sign from now on.", n=int(reading.arguments["n"]))


def answered(reading: Reading, t: Translator) -> Page:
    """Beside whatever its reader is doing: what became of what they sent."""
    one: Organisation | None = reading.data
    name = one.name(t.language) if one else ""
    answer = reading.arguments["answer"]
    return Page(t(ANSWERS[answer], organisation=name))


def load_answered(tx: Transaction, reading: Reading) -> Organisation | None:
    return organisations.found(tx, reading.arguments["id"])


ANSWERS = {
    "accepted": mark("{organisation} is listed now, and you report and sign for it."),
    "refused": mark("An organiser has answered: {organisation} is not listed here."),
    "signs": mark("From now on you sign for {organisation}."),
}
SCREENS = {
    "desk.proposals": View(proposals, load_proposals),
    "desk.proposal": View(proposal, one_proposal),
    "desk.signers": View(waiting_signers, load_signers),
    "desk.signer": View(signer, one_signer),
    "organisation.answered": View(answered, load_answered),
}
SAID: dict[str, Said] = {
    "now_sign": now_sign,
    "organisation_accepted": mark("It is listed now."),
    "organisation_refused": mark("It is not listed."),
    "signer_refused": mark("This person reports, and does not sign."),
}
