"""Spreadsheets of commitments: which column is what, and which rows are one commitment in several languages."""

from bot.domain.columns.fields import Field
from bot.domain.columns.guessing import Certainty, Guess, Heading, guesses, heading
from bot.domain.columns.merging import Doubt, Merged, Problem, Row, merged

__all__ = [
    "Certainty", "Doubt", "Field", "Guess", "Heading", "Merged", "Problem", "Row", "guesses", "heading", "merged",
]  # fmt: skip
