"""What somebody did at a place becomes a draft with it, or a problem."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.forms import inputs
from bot.domain.forms.asking import ask
from bot.domain.forms.draft import Draft
from bot.domain.forms.filled import MOST_REPETITIONS, Filled, Spot
from bot.domain.forms.fitting import lacking, misfit
from bot.domain.forms.interpreting import Heard, value
from bot.domain.forms.model import ATTACHING, CHOOSING, Kind, Question
from bot.domain.forms.problems import Problem, problem
from bot.domain.forms.reading import Habits

Outcome = Draft | Problem
YEARS_BACK, YEARS_AHEAD = 120, 50  # a day beyond them is asked about: it may be a slip


@dataclass(frozen=True, slots=True)
class Reader:
    """Who fills the form in: when, in which language, and how they write."""

    now: datetime  # in their time zone
    language: str = ""
    habits: Habits = field(default_factory=Habits)


@dataclass(frozen=True, slots=True)
class Here:
    made: Filled
    spot: Spot

    def typed(self, given: inputs.Typed, reader: Reader) -> Outcome:
        question = self.spot.item
        if not isinstance(question, Question) or self.made.passive(self.spot):
            return self._elsewhere()
        shown = ask(self.made, self.spot)
        read = value(Heard(given.text, question, shown.choices, shown.labels, reader.habits, reader.now))
        if isinstance(read, Problem):
            return read
        outcome = self.answered(read)
        return _far(question, read, reader) or outcome if isinstance(outcome, Draft) else outcome

    def answered(self, answer: str) -> Outcome:
        if not isinstance(self.spot.item, Question) or self.made.passive(self.spot):
            return self._elsewhere()
        wrong = misfit(self.made, self.spot, answer)
        return wrong or self.made.draft.answering({self.spot.place: answer}).passing(self.spot.place)

    def chosen(self, given: inputs.Chosen) -> Outcome:
        return self.answered(" ".join(given.names)) if self._is(*CHOOSING, Kind.ACKNOWLEDGE) else self._elsewhere()

    def attached(self, given: inputs.Attached) -> Outcome:
        if not self._is(*ATTACHING):
            return problem("no_file_here")
        if not self._is(Kind.FILE, Kind(given.kind)):
            return problem("no_file", wanted=getattr(self.spot.item, "kind", Kind.FILE).value)
        return self.answered(given.reference)

    def located(self, given: inputs.Located) -> Outcome:
        if not self._is(Kind.GEOPOINT):
            return problem("no_place_here")
        return self.answered(f"{given.latitude:.6f} {given.longitude:.6f} 0 {given.accuracy or 0:g}")

    def onward(self) -> Outcome:
        """Past a note; past an answer that is there already and stays."""
        if self.spot.more:
            return self._elsewhere()
        if self.made.passive(self.spot):
            return self.made.draft.passing(self.spot.place)
        return self.answered(self.spot.node.text) if self.spot.node.text else problem("unanswered")

    def skip(self) -> Outcome:
        if self.spot.more:
            return self._elsewhere()
        if self.made.passive(self.spot):
            return self.made.draft.passing(self.spot.place)
        if self.made.holds(self.spot, "required"):
            return lacking(self.made, self.spot)
        return self.made.draft.answering({self.spot.place: ""}).passing(self.spot.place)

    def more(self, given: inputs.More) -> Outcome:
        if not self.spot.more:
            return self._elsewhere()
        if not given.wanted:
            return self.made.draft.closing(self.spot.repeat)
        full = self.spot.number > MOST_REPETITIONS
        grown = self.made.draft.counting(self.spot.repeat, self.spot.number)
        return problem("too_many", most=MOST_REPETITIONS) if full else grown

    def _is(self, *kinds: Kind) -> bool:
        return isinstance(self.spot.item, Question) and self.spot.item.kind in kinds

    def _elsewhere(self) -> Problem:
        """Something else is wanted here."""
        return problem("yes_or_no" if self.spot.more else "nothing_asked")


def _far(question: Question, answer: str, reader: Reader) -> Problem | None:
    if question.kind not in (Kind.DATE, Kind.DATETIME):
        return None
    near = -YEARS_BACK <= int(answer[:4]) - reader.now.year <= YEARS_AHEAD
    return None if near else problem("far_day", value=answer, day=answer[:10])
