"""An author of forms, who writes them in Markdown."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.domain.forms.model import Form
from bot.forms import Broken, Fault, load

EXAMPLES = Path(__file__).parent / "examples"


class Author:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def writes(self, text: str, name: str = "form.md") -> Form:
        file = self._folder / name
        file.write_text(text, "utf-8")
        return load(file)

    def asks(self, *rows: str, head: str = "type | name | label", choices: str = "", settings: str = "") -> Form:
        """Rows of a survey, and of a list `yes_no`, with nothing around them that does not matter."""
        lines = ["| survey |", f"| | {head} |", *(f"| | {row} |" for row in rows), "| choices |"]
        lines += ["| | list_name | name | label |", "| | yes_no | yes | Yes |", "| | yes_no | no | No |"]
        return self.writes("\n".join([*lines, choices, settings]))

    def is_told(self, write: Callable[[], Form]) -> list[Fault]:
        with pytest.raises(Broken) as broken:
            write()
        return broken.value.faults
