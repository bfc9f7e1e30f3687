"""Every function that an expression may call; `kept try --check` refuses the others by name."""

from bot.domain.forms.expressions.functions.choices import choices
from bot.domain.forms.expressions.functions.dates import dates
from bot.domain.forms.expressions.functions.function import Function
from bot.domain.forms.expressions.functions.nodesets import nodesets
from bot.domain.forms.expressions.functions.numbers import numbers
from bot.domain.forms.expressions.functions.places import places
from bot.domain.forms.expressions.functions.texts import texts
from bot.domain.forms.expressions.functions.truths import truths

SHELVES = (texts, numbers, truths, choices, dates, nodesets, places)
FUNCTIONS: dict[str, Function] = {name: one for shelf in SHELVES for name, one in shelf.functions.items()}

__all__ = ["FUNCTIONS", "Function"]
