"""Coming back to a form, going on with it in a browser, and the receipt."""

from markupsafe import Markup

from bot.domain.screens import Press
from bot.i18n import Translator, mark
from bot.services import form as services
from bot.services.form import Opened, Pen
from bot.services.form.sending import submission as sent_before
from bot.storage.engine import Transaction
from bot.storage.forms import Submission
from bot.views.form.asking import gone, press
from bot.views.form.problems import PROBLEMS
from bot.views.form.wording import TYPES
from bot.views.page import Choice, Link, Page, Reading
from bot.views.view import Said, paragraphs, title

REFUSED = "file_refused"
MENU = Press("start", "open")


def begun(reading: Reading, t: Translator) -> Page:
    opened: Opened | None = reading.data
    if opened is None:
        return gone(t)
    text = paragraphs(
        title(t.value(services.title(opened.form, t.language))),
        t("You have begun this form, and everything you said is kept. You were last here on {moment}.",
          moment=t.moment(opened.filled.updated)),
    )  # fmt: skip
    choices = (Choice(t("Continue"), press("open", opened)), Choice(t("Begin anew"), press("anew", opened)))
    return Page(text, choices, (Choice(t("Menu"), MENU),))


def submission(tx: Transaction, reading: Reading) -> Submission | None:
    pen = Pen(tx, reading.here.seal, reading.person, reading.now)
    return sent_before(pen, int(reading.arguments.get("number", 0)))


def sent(reading: Reading, t: Translator) -> Page:
    found: Submission | None = reading.data
    if found is None:
        return gone(t)
    text = paragraphs(
        title(t("Thank you")),
        t("Your answers are stored since {moment}, under the number {number}.",
          moment=t.moment(found.at), number=found.number),
    )  # fmt: skip
    return Page(text, controls=(Choice(t("Menu"), MENU),))


def elsewhere(reading: Reading, t: Translator) -> Page:
    opened: Opened | None = reading.data
    if opened is None or reading.house.public_url is None:
        return gone(t)
    link = reading.here.seal.open_words(reading.arguments["link"])
    text = paragraphs(
        title(t("On my computer")),
        t("Open this link in a browser. It leads to the same form, for an hour; whoever has it sees your answers."),
        Markup("<code>{}</code>").format(f"{reading.house.public_url}/form/{link}"),
    )
    controls = (Choice(t("Continue here"), press("open", opened)), Choice(t("Leave"), press("leave", opened)))
    return Page(text, controls=(Link(t("Open"), f"{reading.house.public_url}/form/{link}"), *controls))


def file(reading: Reading, t: Translator) -> Page:
    """Beside the conversation, so its controls have no numbers."""
    opened: Opened | None = reading.data
    if opened is None:
        return gone(t)
    name = t.value(services.title(opened.form, t.language))
    return Page(title(name), controls=(Choice(t("Continue"), press("open", opened)),))


SAID: dict[str, Said] = {
    **{code: PROBLEMS[code] for code in ("file_lost", "files_coming")},
    REFUSED: lambda reading, t: t(PROBLEMS[REFUSED], types=reading.arguments.get("types", TYPES)),
    "form_older": mark("This screen was older than your draft. This is where you are now."),
    "form_left": mark("Everything you said in this form is kept. You can go on with it whenever you like."),
    "form_edited": mark("Your answer is changed to what you have written now."),
    "form_not_edited": mark("What the message says now cannot be the answer. The answer stays as it was."),
    "form_sent_before": mark("This form was sent before, and it counts once."),
    "form_not_yet": mark("Something is still to be answered before this can be sent."),
    "form_too_much": mark("What you sent was too long to be read, and was not kept. Please send less at once."),
    "form_torn": mark("What you sent did not arrive whole. Please send it again."),
    "form_no_browser": mark("This Kept has no address for browsers. Please go on here."),
}
