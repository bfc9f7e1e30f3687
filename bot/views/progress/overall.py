"""How far reporting is in every cycle."""

from bot.domain.cycles import Cycle
from bot.domain.progress import Progress
from bot.i18n import Translator
from bot.services import progress
from bot.storage.engine import Transaction
from bot.views.page import Page, Reading
from bot.views.progress.one import PAGE, of_cycle, start, turning
from bot.views.progress.wording import as_of, leave
from bot.views.view import paragraphs, title


def load(tx: Transaction, _: Reading) -> tuple[tuple[Cycle, Progress], ...]:
    return progress.overall(tx)


def home(reading: Reading, t: Translator) -> Page:
    found: tuple[tuple[Cycle, Progress], ...] = reading.data
    at = start(reading)
    parts = [title(t("How far reporting is"))]
    parts += [of_cycle(one, told, reading, t) for one, told in found[at : at + PAGE]]
    parts.append(as_of(reading, t) if found else t("No cycle has opened yet."))
    parts.append(t("Type the code of a commitment to see what was reported on it."))
    choices = turning(".", at, t, more=len(found) > at + PAGE)
    return Page(paragraphs(*parts), tuple(choices), (leave(t),))
