"""What is asked before something about an organisation changes, and what everybody sees of it."""

from bot.domain.authority import Standing
from bot.domain.directory import Organisation
from bot.domain.screens import Press
from bot.i18n import Translator, mark
from bot.services import organisations
from bot.storage.engine import Transaction
from bot.views import directory
from bot.views.organisation import back, gone, own, press
from bot.views.page import Choice, Page, Reading
from bot.views.view import Said, View, lines, paragraphs, title


def leaving(reading: Reading, t: Translator) -> Page:
    return asked(
        reading,
        t,
        mark("You will no longer report for {organisation}. To come back you need a new link."),
        mark("Leave this organisation"),
        "left",
    )


def closing(reading: Reading, t: Translator) -> Page:
    return asked(
        reading,
        t,
        mark(
            "{organisation} will no longer be followed, and its people lose their roles there. "
            "What it promised stays public."
        ),
        mark("Close"),
        "closed",
    )


def asked(reading: Reading, t: Translator, question: str, yes: str, verb: str) -> Page:
    """Once, before what cannot be taken back."""
    one: Organisation | None = reading.data.organisation
    if one is None:
        return gone(t)
    text = paragraphs(title(t("Are you sure?")), t(question, organisation=one.name(t.language)))
    return Page(text, (Choice(t(yes), press(verb, one.id)),), back(t, "own", one.id))


def renaming(reading: Reading, t: Translator) -> Page:
    one: Organisation | None = reading.data.organisation
    if one is None:
        return gone(t)
    text = t(
        "Please type the name of {organisation} as it is in {language}.",
        organisation=one.name(t.language),
        language=t.name,
    )
    return Page(paragraphs(title(t("Name")), text), controls=back(t, "own", one.id))


def calling(reading: Reading, t: Translator) -> Page:
    """What others there are to see in place of a code."""
    text = paragraphs(
        title(t("Your name")),
        t(
            "Those who work for the same organisation, and organisers, see you as {code}. "
            "If you would like them to see a name, please type it.",
            code=directory.name_of(reading.person, t),
        ),
    )
    return Page(text, controls=back(t, "open"))


def card(reading: Reading, t: Translator) -> Page:
    """What everybody sees."""
    one: Organisation | None = reading.data
    if one is None:
        return gone(t)
    parts = [title(t.value(one.name(t.language))), directory.about(one, t)]
    others = [name for name in dict.fromkeys(one.names.values()) if name != one.name(t.language)]
    if others:
        parts.append(lines(*(t.value(name) for name in others)))
    if one.standing is Standing.GONE:
        parts.append(t(directory.STANDINGS[Standing.GONE]))
    promised = Choice(t("Its commitments"), Press("commitments", "value", f"o{one.id}"))
    progress = Choice(t("Progress so far"), Press("progress", "of", one.id))
    return Page(paragraphs(*parts), (promised, progress), back(t))


def public(tx: Transaction, reading: Reading) -> Organisation | None:
    return organisations.public(tx, reading.arguments.get("id", ""))


SCREENS = {
    "organisation.leaving": View(leaving, own),
    "organisation.closing": View(closing, own),
    "organisation.renaming": View(renaming, own),
    "organisation.calling": View(calling),
    "organisation.card": View(card, public),
}
SAID: dict[str, Said] = {
    "organisation_left": mark("You have left this organisation."),
    "organisation_closed": mark("This organisation is closed."),
    "organisation_renamed": mark("The name is changed."),
    "called": mark("This is how you are named to them from now on."),
    "name_unread": mark("This cannot be used as a name: please type one line that is not too long."),
}
