"""Somebody filling in a form, step by step."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.forms import inputs
from bot.domain.forms.asking import Ask
from bot.domain.forms.filled import filled
from bot.domain.forms.inputs import Input
from bot.domain.forms.model import Form
from bot.domain.forms.problems import Problem
from bot.domain.forms.reading import Habits
from bot.domain.forms.step import Reader, Step, begin, resume, step

NOON = datetime(2027, 3, 1, 12, tzinfo=ZoneInfo("Asia/Kathmandu"))


class Filling:
    def __init__(self, form: Form, language: str = "", habits: Habits | None = None, seed: int = 7) -> None:
        self.form = form
        self.reader = Reader(NOON, language, habits or Habits())
        self.now: Step = begin(form, self.reader, seed)

    @property
    def ask(self) -> Ask:
        assert self.now.ask is not None
        return self.now.ask

    @property
    def place(self) -> str:
        return self.now.ask.place if self.now.ask else ""

    @property
    def problem(self) -> Problem:
        assert self.now.problem is not None
        return self.now.problem

    @property
    def answers(self) -> dict[str, str]:
        """What would be sent."""
        made = filled(self.form, self.now.draft, self.reader.now, self.reader.language)
        return {spot.place: spot.node.text for spot in made.spots if spot.relevant and spot.node.text}

    def does(self, given: Input) -> "Filling":
        self.now = step(self.form, self.now.draft, given, self.reader)
        return self

    def types(self, *texts: str) -> "Filling":
        for text in texts:
            self.does(inputs.Typed(text))
        return self

    def is_refused(self, text: str, code: str, **details: Any) -> None:
        """Nothing moves, and what was answered stays."""
        before = self.now.draft
        self.types(text)
        assert (self.problem.code, {**self.problem.details}) == (code, details or {**self.problem.details})
        assert self.now.draft == before

    def comes_back(self, language: str = "") -> "Filling":
        """After weeks, perhaps in another language."""
        self.reader = Reader(self.reader.now, language, self.reader.habits)
        self.now = resume(self.form, self.now.draft, self.reader)
        return self
