"""Commitments out of somebody's spreadsheet: read, understood, shown, then stored in slices."""

from bot.services.importing.drafts import Draft, Rejected, Rejection
from bot.services.importing.plan import Newcomer, Options, Plan, newcomers, plan
from bot.services.importing.rejects import rejects
from bot.services.importing.sheets import Sheet, Unreadable, sheet
from bot.services.importing.storing import Done, compare, prepare, store

__all__ = [
    "Done", "Draft", "Newcomer", "Options", "Plan", "Rejected", "Rejection", "Sheet", "Unreadable",
    "compare", "newcomers", "plan", "prepare", "rejects", "sheet", "store",
]  # fmt: skip
