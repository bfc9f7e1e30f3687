"""What editors wrote in content/, read strictly into a snapshot that never changes."""

from bot.content.loading import Broken, faults, load
from bot.content.model import (
    Box,
    Call,
    Content,
    Figure,
    Forum,
    Item,
    Milestone,
    Problem,
    Process,
    Report,
    Section,
    Term,
)

__all__ = [
    "Box",
    "Broken",
    "Call",
    "Content",
    "Figure",
    "Forum",
    "Item",
    "Milestone",
    "Problem",
    "Process",
    "Report",
    "Section",
    "Term",
    "faults",
    "load",
]
