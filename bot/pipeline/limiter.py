"""How fast may be spoken: each lane by an absolute schedule, each chat by its own allowance."""

from dataclasses import dataclass

from bot.pipeline.remembered import Remembered

Bucket = tuple[int, float]  # how many at once, and how many a second after that
PRIVATE: Bucket = (5, 1.0)
GROUP: Bucket = (5, 15 / 60.0)  # together never more than 20 in any minute
SHARE = 0.982  # of the rate: what comes a little late must not meet what comes in time
FAST, SHARE_OF_FAST = 100.0, 0.993  # among very many, one that is late matters less
CHATS = 20_000  # allowances remembered; a chat forgotten has long been full again


class Pace:
    """Slots of time at equal distances: nothing is saved up, so no second ever holds more than the rate."""

    def __init__(self, rate: float) -> None:
        self._step = 1 / (rate * (SHARE if rate < FAST else SHARE_OF_FAST))
        self._next = 0.0
        self._paused = 0.0

    def reserve(self, now: float) -> float:
        """The moment at which the next one may go."""
        at = max(now, self._next)
        self._next = at + self._step
        return at

    def pause(self, until: float) -> None:
        self._paused = max(self._paused, until)
        self._next = max(self._next, until)

    def paused(self, now: float) -> float:
        """Seconds that a pause still lasts."""
        return max(0.0, self._paused - now)


@dataclass(slots=True)
class Allowance:
    """A burst that fills up again at a rate."""

    left: float
    at: float

    def take(self, now: float, burst: int, rate: float) -> float:
        self.left = min(burst, self.left + (now - self.at) * rate)
        self.at = now
        if self.left < 1:
            return (1 - self.left) / rate
        self.left -= 1
        return 0.0


class Chats:
    """The allowance of every chat written to lately."""

    def __init__(self, private: Bucket = PRIVATE, group: Bucket = GROUP) -> None:
        self._private = private
        self._group = group
        self._chats: Remembered[Allowance] = Remembered(CHATS)

    def take(self, chat: int, now: float) -> float:
        """0 if one may go now, and then it is taken; else the seconds until one may."""
        burst, rate = self._group if chat < 0 else self._private
        allowance = self._chats.get(chat) or Allowance(burst, now)
        self._chats.put(chat, allowance)
        return allowance.take(now, burst, rate)
