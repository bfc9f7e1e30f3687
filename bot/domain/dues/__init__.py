"""Due texts: kept as published, and understood only where there is one way to understand them."""

from bot.domain.dues.due import UNKNOWN, Due, Precision, overdue, together
from bot.domain.dues.periods import Hemisphere, hemisphere
from bot.domain.dues.reading import understood
from bot.domain.dues.seasons import season

__all__ = ["UNKNOWN", "Due", "Hemisphere", "Precision", "hemisphere", "overdue", "season", "together", "understood"]
