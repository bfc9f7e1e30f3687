"""Reporting: what is due, one report in a few taps, its receipt, and word to those it concerns."""

from bot.i18n import mark
from bot.views.report import due, nudge, one, reading, told, wording
from bot.views.view import Said, View

SCREENS = {
    "report.due": View(due.due, due.load),
    "report.rest": View(due.rest, due.load_rest),
    "report.one": View(one.one, one.load),
    "report.same": View(one.same, one.load),
    "report.giving_back": View(one.giving_back, one.load),
    "report.newer": View(one.newer, one.load),
    "report.received": View(one.received, one.load_received),
    "report.read": View(reading.read, reading.load),
    **{name: View(told.showing(name), one.load) for name in told.SENTENCES},
}
SAID: dict[str, Said] = {
    **{f"report_{code}": said for code, said in wording.REFUSALS.items()},
    "nudge_later": nudge.put_off,
    "nudge_off": mark("You will not be reminded any more."),
    "report_signed": mark("Signed. Everybody can read it now."),
    "report_given_back": mark("Given back. Whoever filled it in has been told."),
    "report_no_form": mark("Reports cannot be made here just now: their form is missing. Please tell the organiser."),
    "report_again": mark("This was sent before, and is stored once."),
    "report_rest_sent": mark("Sent. What could not be sent is still in this list."),
}
