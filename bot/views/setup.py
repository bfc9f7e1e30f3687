"""Setting up, step by step: what is done, what is next, each a tap away."""

from markupsafe import Markup

from bot.domain.screens import Press
from bot.i18n import Translator, mark
from bot.services import setup
from bot.services.setup import Progress
from bot.storage.engine import Transaction
from bot.views import directory
from bot.views.page import Choice, Page, Reading
from bot.views.view import Said, View, lines, paragraphs, title


def load(tx: Transaction, reading: Reading) -> Progress:
    return setup.progress(tx, reading.person)


def steps(reading: Reading, t: Translator) -> Page:
    now: Progress = reading.data
    process = reading.content.processes.get(now.process or "")
    chosen = reading.words(t, process.title) if process else t("not chosen yet")
    text = paragraphs(
        title(t("Setting up")),
        lines(
            done(process is not None, t("Process: {process}", process=chosen), t),
            done(now.organisations > 0, t("Organisations: {n}", n=t.number(now.organisations)), t),
            done(now.contacts > 0, t("Contacts: {n}", n=t.number(now.contacts)), t),
            done(
                0 < now.organisations == now.invited,
                t("Organisations with a link: {n} of {all}", n=t.number(now.invited), all=t.number(now.organisations)),
                t,
            ),
            done(now.joined > 0, t("Organisations that joined: {n}", n=t.number(now.joined)), t),
            done(not now.few_admins, t("At least two administrators"), t),
        ),
        t("You can leave this list and come back to it whenever you like."),
    )
    choices = (
        Choice(t("Choose the process"), Press("desk", "processes")),
        Choice(t("Organisations and invitations"), Press("invitations", "open")),
        Choice(t("People and roles"), Press("roles", "open")),
    )
    return Page(text, choices, (Choice(t("Back"), Press("desk", "open")),))


def done(yes: bool, step: Markup, t: Translator) -> Markup:
    return t("Done. {step}", step=step) if yes else t("Open. {step}", step=step)


def processes(reading: Reading, t: Translator) -> Page:
    choices = tuple(
        Choice(t.value(directory.short(reading.words(t, one.title).unescape(), 34)), Press("desk", "process", id))
        for id, one in reading.content.processes.items()
    )
    text = t("Which process is followed here? The others stay readable.")
    return Page(paragraphs(title(t("Process")), text), choices, (Choice(t("Back"), Press("desk", "setup")),))


SCREENS = {"desk.setup": View(steps, load), "desk.processes": View(processes)}
SAID: dict[str, Said] = {"process_chosen": mark("The process is chosen.")}
