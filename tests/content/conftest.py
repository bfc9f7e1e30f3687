"""An editor with a copy of content/ and of locales/, who writes text files and no Python."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.content import Content, faults, load

CONTENT = Path(__file__).parents[2] / "content"


@dataclass
class Editor:
    folder: Path
    locales: Path

    def changes(self, file: str, old: str, new: str) -> int:
        """The line where it stands."""
        path = self.folder / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return text[: text.index(old)].count("\n") + 1

    def writes(self, file: str, text: str) -> None:
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def begins_language(self, code: str) -> None:
        (self.locales / code / "LC_MESSAGES").mkdir(parents=True)

    def translates(self, code: str, texts: dict[str, str]) -> None:
        entries = [f'msgid "{text}"\nmsgstr "{other}"\n' for text, other in texts.items()]
        head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
        (self.locales / code / "LC_MESSAGES" / "content.po").write_text("\n".join([head, *entries]), "utf-8")

    @property
    def faults(self) -> list[str]:
        return [fault.replace(f"{self.folder}/", "") for fault in faults(self.folder, self.locales)]

    @property
    def content(self) -> Content:
        return load(self.folder, self.locales)


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    shutil.copytree(CONTENT, tmp_path / "content")
    (tmp_path / "locales").mkdir()
    return Editor(tmp_path / "content", tmp_path / "locales")
