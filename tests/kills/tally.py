"""What was done on the phones against what stands in the database and what Telegram was told."""

from collections import Counter
from dataclasses import dataclass, field

from tests.kills.kept import Kept
from tests.kills.sandbox import Phone, Sandbox

IN_FLIGHT = "SELECT chat, json_extract(arguments, '$.row') FROM outbox WHERE state = 'sending' AND name = 'steps.row'"
UNFINISHED = "SELECT count(*) FROM inbox WHERE state = 'waiting'"
ROWS = "SELECT chat, kind, number FROM steps ORDER BY id"


@dataclass
class Tally:
    kills: int = 0
    lost: int = 0
    doubled: int = 0
    disordered: int = 0
    records: int = 0
    repeated: int = 0
    unexplained: int = 0  # repeats of what no kill had caught in flight
    in_flight: Counter[tuple[int, str]] = field(default_factory=Counter)

    def note(self, kept: Kept) -> None:
        """After a kill: what it caught between the claim and its record."""
        self.kills += 1
        self.in_flight.update({(chat, f"row {row}") for chat, row in kept.query(IN_FLIGHT)})

    def count(self, kept: Kept, sandbox: Sandbox, phones: list[Phone]) -> None:
        rows = kept.query(ROWS)
        self.records = len(rows)
        for phone in phones:
            came = [(kind, number) for chat, kind, number in rows if chat == phone.id]
            self.lost += sum((Counter(phone.did) - Counter(came)).values())
            self.doubled += sum((Counter(came) - Counter(phone.did)).values())
            self.disordered += [one for one in phone.did if one in came] != list(dict.fromkeys(came))
        mine = {phone.id for phone in phones}
        sent = Counter(one for one in sandbox.sent() if one[0] in mine and one[1] != "row 0" and "row " in one[1])
        again = {one: count - 1 for one, count in sent.items() if count > 1}
        self.repeated = sum(again.values())
        self.unexplained = sum(max(0, count - self.in_flight[one]) for one, count in again.items())

    def __str__(self) -> str:
        return (
            f"{self.kills} kills: {self.records} records of {self.records + self.lost - self.doubled} acts, "
            f"{self.lost} lost, {self.doubled} doubled, {self.disordered} phones out of order; "
            f"{self.repeated} messages repeated of {self.in_flight.total()} in flight at a kill"
        )

    def holds(self) -> None:
        assert (self.lost, self.doubled, self.disordered, self.unexplained) == (0, 0, 0, 0), str(self)
        assert self.repeated <= self.in_flight.total(), str(self)


def newest_is_shown(kept: Kept, phones: list[Phone]) -> None:
    """In the end everybody sees what became of the last thing they did."""
    last = dict(kept.query("SELECT chat, max(id) FROM steps GROUP BY chat"))
    for phone in phones:
        if phone.id in last:
            assert phone.sees == f"row {last[phone.id]}"
