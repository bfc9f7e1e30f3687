"""An author at work in an empty folder."""

from pathlib import Path

import pytest

from tests.forms.author import Author


@pytest.fixture
def author(tmp_path: Path) -> Author:
    return Author(tmp_path)
