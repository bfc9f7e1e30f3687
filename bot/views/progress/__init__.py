"""How far reporting is: of a promise, of an organisation, of every cycle."""

from bot.views.progress import one, overall
from bot.views.report import reading
from bot.views.view import Said, View

SCREENS = {
    "progress.home": View(overall.home, overall.load),
    "progress.cycle": View(overall.cycle, overall.load_cycle),
    "progress.parts": View(overall.parts, overall.load_parts),
    "progress.silent": View(overall.silent, overall.load_silent),
    "progress.promise": View(one.promise, one.load_promise),
    "progress.organisation": View(one.organisation, one.load_organisation),
    "progress.report": View(reading.read, reading.load),
}
SAID: dict[str, Said] = {}
