"""Reporting cycles for those who look after them: made, seen before they open, moved, and how far they are."""

from bot.domain.cycles import Amiss
from bot.i18n import mark
from bot.views.cycles import making, one
from bot.views.view import Said, View

SCREENS = {
    "cycles.home": View(one.home, one.load_home),
    "cycles.one": View(one.one, one.load),
    "cycles.list": View(one.list_, one.load_list),
    "cycles.opening": View(one.opening, one.load),
    "cycles.process": View(making.process, making.load_processes),
    "cycles.asking": View(making.asking),
    "cycles.moving": View(making.moving, one.load),
    "cycles.naming": View(making.naming, one.load),
}
SAID: dict[str, Said] = {
    "cycle_made": mark("Stored. It opens by itself on its day, and nobody is told before."),
    "cycle_moved": mark("Moved. Those who were reminded of the old day and still owe a report are told the new one."),
    "cycle_named": mark("Renamed."),
    "cycle_opened": mark(
        "It is open. What it expects is being written down, "
        "and people are reminded from four weeks before the last day on time."
    ),
    "cycle_gone": mark("This cycle is not here any more."),
    "cycle_which": mark("Which day do you mean?"),
    "cycle_no_date": making.unread,
    "cycle_no_such_day": making.no_such_day,
    f"cycle_{Amiss.NO_NAME}": mark("It needs a name, for example a year."),
    f"cycle_{Amiss.DUE_BEFORE_OPENING}": mark("That would be before the day it opens. Please choose a later day."),
    f"cycle_{Amiss.LOCKS_BEFORE_DUE}": mark("That would be before the last day on time. Please choose a later day."),
    f"cycle_{Amiss.PAST}": mark("That day is past. Please choose a day from today on."),
}
