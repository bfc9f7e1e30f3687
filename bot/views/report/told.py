"""Word about a report, beside the conversation: to whoever signs, filled it in, or is asked something."""

from collections.abc import Callable

from markupsafe import Markup

from bot.i18n import Translator, mark
from bot.views.page import Choice, Page, Reading
from bot.views.report.one import Owed, nothing
from bot.views.report.wording import headed, press
from bot.views.view import paragraphs

SENTENCES = {
    "report.to_sign": mark("A colleague has filled in this report. It counts once you sign it."),
    "report.signed": mark("Your report has been signed, and everybody can read it."),
    "report.given_back": mark("Your report was given back unsigned. Everything in it is kept."),
    "report.sent_back": mark("The organiser has read your report and asks something."),
    "report.accepted": mark("The organiser has accepted your report."),
    "report.extended": mark("You have more time for this report."),
}


def showing(name: str) -> Callable[[Reading, Translator], Page]:
    def show(reading: Reading, t: Translator) -> Page:
        data: Owed | None = reading.data
        if data is None:
            return nothing(t)
        owing = data.standing.owing
        more: dict[str, Markup] = {}
        if owing.question:
            more["report.sent_back"] = t("The organiser asks: {question}", question=owing.question)
        if owing.note:
            more["report.given_back"] = t("Given back unsigned: {note}", note=owing.note)
        if owing.extended:
            day = t.date(owing.extended)
            more["report.extended"] = t("On time until {day}: {why}", day=day, why=owing.because)
        parts = [headed(data.standing, t), t(SENTENCES[name]), *([more[name]] if name in more else [])]
        return Page(paragraphs(*parts), controls=(Choice(t("Open it"), press("one", data.subject)),))

    return show
