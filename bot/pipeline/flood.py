"""How much one person may send before Kept stops reading for a while."""

from dataclasses import dataclass
from enum import Enum

from bot.pipeline.remembered import Remembered

BURST = 40  # a long form tapped through by an impatient person stays below
RATE = 40 / 60.0
PEOPLE = 20_000


class Verdict(Enum):
    READ = "read"
    TELL = "tell"  # the first one too many: not read, and the person is told
    SILENT = "silent"


@dataclass(slots=True)
class Bucket:
    left: float
    at: float
    told: bool = False

    def judge(self, now: float) -> Verdict:
        self.left = min(BURST, self.left + max(0.0, now - self.at) * RATE)
        self.at = max(self.at, now)
        if self.left >= 1:
            self.left -= 1
            self.told = self.told and self.left < BURST / 2
            return Verdict.READ
        verdict = Verdict.SILENT if self.told else Verdict.TELL
        self.told = True
        return verdict


class Flood:
    """A bucket per chat; a restart forgets them, which only lets somebody speak sooner."""

    def __init__(self) -> None:
        self._buckets: Remembered[Bucket] = Remembered(PEOPLE)

    def judge(self, chat: int, now: float) -> Verdict:
        """By when it was done, so that what piled up while Kept was away is read in full."""
        bucket = self._buckets.get(chat) or Bucket(BURST, now)
        self._buckets.put(chat, bucket)
        return bucket.judge(now)
