"""What an operator is told instead of a traceback: one sentence, or every fault at once."""

from dataclasses import dataclass
from shlex import quote

FAULTY, ANOTHER_COPY, STORAGE = 1, 3, 4  # 2 is argparse's, for what was typed wrongly


class Stop(Exception):
    """Ends the program with a sentence and an exit code."""

    code = FAULTY


class AnotherCopy(Stop):
    """The database belongs to a running process."""

    code = ANOTHER_COPY


class StorageRefused(Stop):
    """Nothing was changed: a key, file, folder or schema does not fit."""

    code = STORAGE


@dataclass(frozen=True)
class Fault:
    """One setting that is wrong: what was found there, what is wanted, and one that would do."""

    setting: str
    found: str
    wanted: str
    example: str

    def __str__(self) -> str:
        """The example as a shell takes it."""
        name, _, value = self.example.partition("=")
        return f"{self.setting}: found {self.found}; wanted {self.wanted}. Example: {name}={quote(value)}"


class Faults(Stop):
    """Everything that is wrong with the settings, so that they are put right in one go."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults
