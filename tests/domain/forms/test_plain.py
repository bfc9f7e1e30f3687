"""A form is kept as plain text and comes back as it was; what is no form is refused."""

import json
from pathlib import Path

import pytest

from bot.domain.forms.plain import Strange
from bot.domain.forms.version import Version, read
from bot.forms import load

FORMS = sorted((Path(__file__).parents[2] / "forms" / "forty").glob("*.md"))


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_it_comes_back_as_it_was(file: Path) -> None:
    made = load(file)
    version = Version.of(file.stem, made)
    assert version.form == made
    assert read(file.stem, version.body).digest == version.digest


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", "7", '{"Form": {}}', '{"Kind": "pie"}', '{"Person": {}}', '{"=": "1 +"}']
)
def test_what_is_no_form_is_refused(body: str) -> None:
    with pytest.raises(Strange):
        read("a", body)


def test_two_forms_that_differ_have_different_marks() -> None:
    digests = {Version.of("a", load(file)).digest for file in FORMS}
    assert len(digests) == len(FORMS)
    assert json.loads(Version.of("a", load(FORMS[0])).body)
