"""A real check leaves nothing out."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

SKIPS = {
    "a marked test": "import pytest\n\n@pytest.mark.skip(reason='no browser')\ndef test_one(): pass\n",
    "a test that gives up": "import pytest\n\ndef test_one(): pytest.skip('no browser')\n",
    "a whole module": "import pytest\n\npytest.skip('no browser', allow_module_level=True)\n",
}


def run(folder: Path, text: str, *options: str, **environ: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_one.py").write_text(text)
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-c", os.devnull, "-p", "tests.nothing_skipped", *options, str(folder)],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environ},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("options", [(), ("--numprocesses", "2")], ids=["one process", "side by side"])
@pytest.mark.parametrize("text", SKIPS.values(), ids=SKIPS)
def test_what_is_skipped_fails_where_ci_is_set(tmp_path: Path, text: str, options: tuple[str, ...]) -> None:
    ran = run(tmp_path, text, *options, CI="true")

    assert ran.returncode != 0
    assert "not run, though CI is set: " in ran.stdout
    assert "no browser" in ran.stdout


@pytest.mark.parametrize("text", SKIPS.values(), ids=SKIPS)
def test_elsewhere_it_is_only_skipped(tmp_path: Path, text: str) -> None:
    ran = run(tmp_path, text)

    assert ran.returncode in (0, 5)
    assert "1 skipped" in ran.stdout


def test_an_expected_failure_is_no_skip(tmp_path: Path) -> None:
    ran = run(tmp_path, "import pytest\n\n@pytest.mark.xfail\ndef test_one(): assert False\n", CI="true")

    assert ran.returncode == 0
    assert "1 xfailed" in ran.stdout
