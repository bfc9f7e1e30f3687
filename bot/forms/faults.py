"""What is wrong with a form: sheet, row and reason, all of it at once."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    sheet: str
    row: int  # in Markdown the line
    reason: str


class Broken(Exception):
    """The form cannot be used; each fault says where."""

    def __init__(self, file: str, faults: list[Fault]) -> None:
        self.faults = sorted(faults, key=lambda fault: (fault.sheet, fault.row))
        unit = "line" if file.endswith(".md") else "row"
        self.lines = [f"{file}: {fault.sheet}, {unit} {fault.row}: {fault.reason}" for fault in self.faults]
        super().__init__("\n".join(self.lines))


@dataclass(slots=True)
class Findings:
    faults: list[Fault] = field(default_factory=list)

    def wrong(self, sheet: str, row: int, reason: str) -> None:
        fault = Fault(sheet, row, reason)
        if fault not in self.faults:
            self.faults.append(fault)
