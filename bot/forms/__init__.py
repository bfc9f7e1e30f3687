"""Forms as people write them: XLSForm in Markdown or a spreadsheet. Loads pyxform, so the running bot does without."""

from bot.forms.faults import Broken, Fault
from bot.forms.loading import load

__all__ = ["Broken", "Fault", "load"]
