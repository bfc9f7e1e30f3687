"""One question: where one is in the form, what is asked, what is accepted, and what was wrong."""

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from bot.domain.forms.asking import Ask
from bot.domain.forms.model import ATTACHING, Kind, Question
from bot.domain.forms.offered import offered
from bot.domain.forms.problems import Problem
from bot.domain.screens import Press
from bot.i18n import Translator
from bot.services import form as services
from bot.services.form import Opened, Pen
from bot.services.form.answering import SETTLED, SEVERAL, ticked
from bot.storage.engine import Transaction
from bot.views.form import problems, review, wording
from bot.views.page import Choice, Page, Reading
from bot.views.view import lines, paragraphs, title

BROWSER = "browser"  # says that nothing can be sent but what is typed or chosen
BUTTON, WHOLE = 34, 1_000  # letters of a choice that Telegram shows whole on a button, and that a browser does
TICK = "✓"


def load(tx: Transaction, reading: Reading) -> Opened | None:
    pen = Pen(tx, reading.here.seal, reading.person, reading.now)
    return services.opened(pen, reading.arguments.get("draft", ""))


def fill(reading: Reading, t: Translator) -> Page:
    opened: Opened | None = reading.data
    if opened is None:
        return gone(t)
    wrong = opened.problem
    if wrong and wrong.code in SETTLED:
        return settling(opened, wrong, reading.house.contact, t)
    heading = services.title(opened.form, t.language)
    browser = BROWSER in reading.arguments
    page = asked(opened, opened.ask, heading, t, browser=browser) if opened.ask else review.overview(opened, heading, t)
    return page.under(problems.sentence(wrong, t)) if wrong else page


def gone(t: Translator) -> Page:
    text = t("This form is not being filled any more: it was sent, or begun anew.")
    return Page(text, controls=(Choice(t("Menu"), Press("start", "open")),))


def press(verb: str, opened: Opened, argument: int | str = "") -> Press:
    return Press("form", verb, f"{opened.mark}.{argument}")


def settling(opened: Opened, wrong: Problem, contact: str, t: Translator) -> Page:
    """Which of two is meant; yes or no."""
    told = replace(wrong, details={**wrong.details, "contact": contact})
    kind = opened.ask.item.kind if opened.ask and isinstance(opened.ask.item, Question) else None
    answers = [problems.option(one, kind, t) for one in wrong.details.get("options", ())] or [t("Yes"), t("No")]
    choices = tuple(Choice(t.value(one), press("pick", opened, place)) for place, one in enumerate(answers))
    return Page(problems.sentence(told, t), choices, (Choice(t("Leave"), press("leave", opened)),))


def asked(opened: Opened, ask: Ask, heading: str, t: Translator, *, browser: bool) -> Page:
    text = paragraphs(*question(ask, heading, t), *answered(opened, ask, t, browser=browser))
    shown = offered(ask, opened.sheet)
    listed = [(place, wording.label(ask.choices[place], ask.labels[place], t)) for place in shown.places]
    most = WHOLE if browser else BUTTON
    choices = tuple(choice(opened, ask, place, words, most) for place, words in listed) or more(opened, ask, t)
    if any(len(words) > most for _, words in listed):
        numbered = enumerate((words for _, words in listed), shown.first)
        text = paragraphs(text, lines(*(wording.numbered(n, words, t) for n, words in numbered)))
    return Page(text, choices, tuple(controls(opened, ask, t)), first=shown.first)


def question(ask: Ask, heading: str, t: Translator) -> Iterator[Markup]:
    where = t("{form}: {n} of {total}", form=heading, n=t.number(ask.number), total=t.number(ask.total))
    yield title(where)
    if ask.above:
        yield Markup(" › ").join(t.value(one) for one in ask.above)
    if ask.more:
        yield t("Is there one more? This would be number {n}: {what}", n=t.number(ask.more), what=ask.label)
    elif isinstance(ask.item, Question):
        yield t.value(ask.label) if ask.label or not ask.item.other_of else t(wording.WHAT_ELSE)
    yield from (t.value(words) for words in (ask.hint, ask.guidance) if words)
    if ask.number == 1:
        kept = t("What you answer is kept encrypted, under a random code in place of your name.")
        yield kept + " " + t("{command} erases it.", command="/forget")


def answered(opened: Opened, ask: Ask, t: Translator, *, browser: bool) -> Iterator[Markup]:
    if ask.more or not isinstance(ask.item, Question):
        return
    if ask.passive:
        if ask.value:
            yield t.value(wording.shown(ask.item, ask.value, ask.choices, ask.labels, t))
        return
    yield Markup(wording.accepted(ask.item, t, browser=browser))  # noqa: S704 (a translator made it)
    chosen = " ".join(ticked(opened)) if ask.item.kind in SEVERAL else ask.value
    if chosen:
        yield t("Your answer so far: {answer}", answer=wording.shown(ask.item, chosen, ask.choices, ask.labels, t))


def choice(opened: Opened, ask: Ask, place: int, words: str, most: int) -> Choice:
    brief = words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
    several = isinstance(ask.item, Question) and ask.item.kind in SEVERAL
    chosen = several and ask.choices[place].name in ticked(opened)
    return Choice(f"{TICK} {brief}" if chosen else brief, press("pick", opened, place))


def more(opened: Opened, ask: Ask, t: Translator) -> tuple[Choice, ...]:
    """Yes or no to one more; OK to what is to be acknowledged."""
    if ask.more:
        return (Choice(t("Yes"), press("pick", opened, 0)), Choice(t("No"), press("pick", opened, 1)))
    if isinstance(ask.item, Question) and ask.item.kind is Kind.ACKNOWLEDGE and not ask.passive:
        return (Choice(t(wording.AGREED), press("pick", opened, 0)),)
    return ()


def controls(opened: Opened, ask: Ask, t: Translator) -> Iterator[Choice]:
    yield from list_controls(opened, ask, t)
    if ask.number > 1:
        yield Choice(t("Back"), press("back", opened))
    several = isinstance(ask.item, Question) and ask.item.kind in SEVERAL
    chosen = bool(ticked(opened)) if several else bool(ask.value)
    if (ask.passive or chosen) and not ask.more:
        yield Choice(t("Next"), press("next", opened))
    if not (ask.passive or ask.required or ask.more or (several and chosen)):
        yield Choice(t("Leave empty") if ask.value else t("Skip"), press("skip", opened))
    yield Choice(t("Leave"), press("leave", opened))
    if ask.number == 1 and not attaching(ask):
        yield Choice(t("On my computer"), press("computer", opened))


def attaching(ask: Ask) -> bool:
    return isinstance(ask.item, Question) and ask.item.kind in ATTACHING


def list_controls(opened: Opened, ask: Ask, t: Translator) -> Iterator[Choice]:
    shown = offered(ask, opened.sheet)
    if opened.sheet.sought:
        yield Choice(t("Whole list"), press("page", opened, 0))
    if shown.before:
        yield Choice(t("Before"), press("page", opened, -1))
    if shown.after:
        yield Choice(t("More"), press("page", opened, 1))
