"""What is kept about a person, who sees it, and for how long; then the operator's own words."""

from markupsafe import Markup

from bot.domain.house import House
from bot.domain.screens import Press
from bot.domain.words import brief
from bot.i18n import Translator
from bot.views.page import Choice, Page, Reading
from bot.views.view import Said, View, paragraphs, title

BUTTON_NAME = 20  # characters of a name that leave room for the words around it


def privacy(reading: Reading, t: Translator) -> Page:
    house = reading.house
    more = Choice(t("What is kept of what you do here"), Press("privacy", "done"))
    words = Choice(t("What {operator} says", operator=brief(house.operator, BUTTON_NAME)), Press("privacy", "operator"))
    back = Choice(t("Back"), Press("privacy", "back"))
    return Page(paragraphs(title(t("Privacy")), told(house, t)), (more, words), (back,))


def done(_: Reading, t: Translator) -> Page:
    """Each thing one can do, and what stays of it."""
    text = paragraphs(
        title(t("What is kept of what you do here")),
        t(
            "Reading: where you stopped, and which processes you follow. "
            "What you search for is sealed, and goes with the next screen."
        ),
        t("Commitments: those you follow, take care of or have flagged, and, sealed, one you have begun."),
        t("Forms: what you have answered so far is sealed; what you have sent stays with you, its files encrypted."),
        t("{command} erases all of it, except the words of a commitment that was made public.", command="/forget"),
    )
    return Page(text, controls=(Choice(t("Back"), Press("privacy", "open")),))


def operator(reading: Reading, t: Translator) -> Page:
    return Page(t.value(own(reading.house, t)), controls=(Choice(t("Back"), Press("privacy", "open")),))


def told(house: House, t: Translator) -> Markup:
    return paragraphs(
        t(
            "Kept stores the id of your Telegram account, the day of your first message, your language and the one "
            "your phone suggested, your time zone, quiet hours and text-only choice, your roles, "
            "the screen you are on, and whether you stopped or blocked Kept or are blocked here. "
            "It does not store your phone number, your picture or your name, unless you type one."
        ),
        t(
            "What you send is stored encrypted until it has been handled, and then erased. "
            "What could not be handled stays, encrypted, until somebody has looked into it. "
            "A fingerprint of each message, from which nothing can be read, stays 72 hours, "
            "so that no message is handled twice."
        ),
        t(
            "Organisers see a short code in place of your name. {operator} runs this bot and holds "
            "the keys, and so could read what is stored.",
            operator=house.operator,
        ),
        t(
            "Telegram sees your account, your phone number, your internet (IP) address and every message: "
            "chats with bots are not end-to-end encrypted."
        ),
        t(
            "{command} erases all this at once. What stays is a record of roles given and people blocked, "
            "under random codes. Questions go to {contact}.",
            command="/forget",
            contact=house.contact,
        ),
    )


def own(house: House, t: Translator) -> str:
    """The operator's words, in the reader's language if there are such."""
    return next((house.privacy[code] for code in (t.language, house.language, "") if code in house.privacy), "")


SCREENS = {"privacy.privacy": View(privacy), "privacy.done": View(done), "privacy.operator": View(operator)}
SAID: dict[str, Said] = {}
