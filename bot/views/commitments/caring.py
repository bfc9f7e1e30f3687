"""An organisation's promises for its own people: who takes care of which; one tap takes or hands over."""

from markupsafe import Markup

from bot.domain.commitments import Verification
from bot.domain.screens import Press
from bot.i18n import Translator
from bot.services import commitments
from bot.services.commitments import Caring, Shown
from bot.storage.engine import Transaction
from bot.views import directory
from bot.views.commitments.lists import PAGE, leave, opening
from bot.views.commitments.own import press
from bot.views.commitments.wording import due_of, heading, several, state
from bot.views.page import Choice, Page, Reading
from bot.views.reading.sheet import clipped, listed
from bot.views.view import lines, paragraphs, title

TAP = 18  # letters of a title beside the words of a button


def load(tx: Transaction, reading: Reading) -> Caring | None:
    said = reading.arguments
    at, back = said.get("at", ""), bool(said.get("back"))
    return commitments.caring(tx, reading.person, said.get("id", ""), reading.now.date(), PAGE, at=at, back=back)


def caring(reading: Reading, t: Translator) -> Page:
    data: Caring | None = reading.data
    if data is None:
        return Page(t("This organisation is not listed here."), controls=(leave(t),))
    one, shown = data.organisation, data.page.shown
    name = title(t("Promises of {name}", name=one.name(t.language)))
    told = listed((line(each, data, reading, t) for each in shown), t)
    body = told or (t("Nothing is promised here yet. {command} makes a commitment.", command="/commit"),)
    choices = [tap(each, data, reading, t) for each in shown]
    choices += [opening(each, t) for each in shown]
    public = [each for each in shown if each.record.verification is not Verification.DRAFT]
    if not data.page.last and public:
        choices.append(Choice(t("Next"), press("caring", f"{one.id}.{public[-1].record.id}")))
    if not data.page.first and public:
        choices.append(Choice(t("Previous"), press("caring", f"{one.id}.{public[0].record.id}.1")))
    back = Choice(t("Back"), Press("organisation", "own", one.id))
    return Page(paragraphs(name, *body), tuple(choices), (back, leave(t)))


def line(shown: Shown, data: Caring, reading: Reading, t: Translator) -> Markup:
    takers = data.takers[shown.record.id]
    names = several((directory.name_of(person, t) for person in takers), t) if takers else t("nobody yet")
    about = Markup(" · ").join(one for one in (due_of(shown, t), state(shown, reading, t)) if one)
    name = t.value(clipped(heading(shown, t), 100))
    return lines(Markup("<b>{}</b>").format(name), about, t("Taken care of by {names}", names=names))


def tap(shown: Shown, data: Caring, reading: Reading, t: Translator) -> Choice:
    name = clipped(heading(shown, t), TAP)
    mine = any(person.id == reading.person.id for person in data.takers[shown.record.id])
    label = t("Hand over: {name}", name=name) if mine else t("Take: {name}", name=name)
    return Choice(label, press("tap", shown.record.id))
