"""What Kept is, what can be done in it, and whom to ask."""

from markupsafe import Markup

from bot.domain.people import Role
from bot.domain.screens import Press
from bot.i18n import Translator, mark
from bot.views.page import Choice, Page, Reading
from bot.views.view import Said, View, lines, paragraphs, title

COMMANDS = {
    "start": mark("Open the menu"),
    "read": mark("Read the reports"),
    "search": mark("Find something by a few words"),
    "commitments": mark("Look up what was promised"),
    "calendar": mark("See the dates to come and those past"),
    "progress": mark("See who has reported, and who is silent"),
    "trends": mark("See what was reported over time"),
    "language": mark("Choose the language"),
    "settings": mark("Time zone, quiet hours, text only"),
    "organisation": mark("Your organisation, or a new one"),
    "privacy": mark("What is kept about you"),
    "stop": mark("Stop messages I did not ask for"),
    "forget": mark("Erase what is kept about you"),
    "help": mark("What can be done here"),
}
DESK = {"desk": mark("What waits for you, and what could not be handled")}
COMMIT = {
    "report": mark("Report on the promise that is owed most"),
    "due": mark("See which reports are due"),
    "commit": mark("Make a commitment for your organisation"),
}
OF_ROLE = {Role.PARTNER: COMMIT, Role.SIGNER: COMMIT, Role.ORGANISER: DESK, Role.ADMIN: DESK}


def help(reading: Reading, t: Translator) -> Page:
    house = reading.house
    text = paragraphs(
        title(t("Kept")),
        t("Here promises are followed: what was promised, what was done, and what people say of it."),
        lines(*(about(name, text, t) for name, text in commands(reading).items())),
        t("Press a button, or type its number or its words: that works on a weak network too."),
        t("{operator} runs this bot. Questions go to {contact}.", operator=house.operator, contact=house.contact),
    )
    return Page(text, controls=(Choice(t("Back"), Press("help", "back")),))


def commands(reading: Reading) -> dict[str, str]:
    mine = dict(COMMANDS)
    for role, more in OF_ROLE.items():
        mine |= more if role in reading.person.roles else {}
    return mine


def about(name: str, text: str, t: Translator) -> Markup:
    return t("{command}: {about}", command=f"/{name}", about=t(text))


SCREENS = {"help.help": View(help)}
SAID: dict[str, Said] = {}
