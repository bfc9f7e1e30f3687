"""The command line: help is quick and whole, and what stops a command is a sentence and a code."""

import subprocess
import sys

import pytest

from bot.__main__ import VERBS, main
from bot.faults import AnotherCopy, Faults, Stop, StorageRefused


def kept(*words, **options):
    return subprocess.run([sys.executable, "-m", "bot", *words], capture_output=True, text=True, timeout=20, **options)


def test_help_names_every_verb():
    done = kept("--help")
    assert done.returncode == 0
    assert all(f"\n    {verb} " in done.stdout for verb in VERBS)


@pytest.mark.parametrize("words", [[], ["fly"], ["restore"], ["letters"]])
def test_a_wrong_line_is_a_usage_error(words, capsys):
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2
    assert "usage: kept" in capsys.readouterr().err


def test_run_without_settings_names_them_and_leaves_no_trace(tmp_path):
    done = kept("run", cwd=tmp_path, env={})
    assert done.returncode == 1
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == [
        "KEPT_BOT_TOKEN",
        "KEPT_OPERATOR",
        "KEPT_PRIVACY",
    ]
    assert not list(tmp_path.iterdir())


def test_each_kind_of_stop_has_its_code():
    assert [kind.code for kind in (Stop, Faults, AnotherCopy, StorageRefused)] == [1, 1, 3, 4]
