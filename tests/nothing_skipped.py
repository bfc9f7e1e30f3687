"""In a real check (CI is set) whatever would be skipped fails, because nobody reads what was not run."""

import os
from collections.abc import Generator
from typing import Any

import pytest


def pytest_report_header() -> str | None:
    return "CI is set: a skipped test fails" if "CI" in os.environ else None


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return failed_if_skipped((yield))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return failed_if_skipped((yield))


def failed_if_skipped(report: Any) -> Any:
    expected = hasattr(report, "wasxfail")
    if report.skipped and not expected and "CI" in os.environ:
        *_, reason = report.longrepr
        report.outcome, report.longrepr = "failed", f"not run, though CI is set: {reason}"
    return report
