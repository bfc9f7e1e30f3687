"""The mutants keep up with the code they break."""

import pytest

from tests.mutants.__main__ import ROOT
from tests.mutants.changes import MUTANTS, Mutant


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_it_applies_and_names_tests_that_exist(mutant: Mutant) -> None:
    for change in mutant.changes:
        assert (ROOT / change.file).read_text().count(change.old) == 1, change
    assert all((ROOT / test).exists() for test in mutant.tests)
