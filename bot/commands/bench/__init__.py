"""Measure the numbers to hold, as a table."""

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.bench.measured import Result
from bot.faults import Stop

if TYPE_CHECKING:
    from bot.commands.bench.ground import Ground

MUCH, FULL = 200_000, 1_000_000
MANY = 100_000  # entries that are searched
ROWS = ("cost", "pace", "replies", "broadcast", "growth", "reports", "start", "search")


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the table there too")
    parser.add_argument("--only", choices=ROWS, action="append", help="measure this alone; may be said several times")
    parser.add_argument("--full", action="store_true", help="growth and search with a million rows")


def run(arguments: argparse.Namespace) -> int:
    if sys.platform != "linux":
        raise Stop("kept bench reads CPU time and memory from /proc, which only Linux has.")
    results = asyncio.run(measured(arguments.only or ROWS, FULL if arguments.full else MUCH))
    if arguments.json:
        arguments.json.write_text(json.dumps([result.plain() for result in results], indent=2) + "\n")
    print("SIGKILL: measured by `CI=1 pytest tests/kills`, in a checkout.")
    return 0 if all(result.holds for result in results) else 1


async def measured(names: list[str] | tuple[str, ...], rows: int) -> list[Result]:
    from bot.commands.bench import process
    from bot.commands.bench.ground import Ground

    results = []
    with process.apart(), tempfile.TemporaryDirectory(prefix="kept-bench-") as folder:
        ground = Ground(Path(folder) / "ground")
        await ground.prepare()
        for name in names:
            for result in await rows_of(name, ground, rows):
                print(line(result), flush=True)
                results.append(result)
    return results


async def rows_of(name: str, ground: "Ground", rows: int) -> list[Result]:
    from bot.commands.bench import reporting, searching, speaking, standing, steps

    one = ground.copied(ground.folder.with_name(name))
    if name in ("growth", "reports"):
        grow = standing.growth if name == "growth" else reporting.reporting
        return await grow(one, ground.copied(ground.folder.with_name(f"{name}-more")), rows)
    if name == "search":
        return await searching.searching(one, rows if rows == FULL else MANY)
    if name == "broadcast":
        return await speaking.fast(one)
    measure: dict[str, Callable[[Ground], Awaitable[list[Result]]]] = {
        "cost": steps.cost,
        "pace": steps.pace,
        "replies": speaking.replies,
        "start": standing.start,
    }
    return await measure[name](one)


def line(result: Result) -> str:
    mark = "" if not result.held else "holds" if result.holds else "FAILS"
    return f"{result.what:56} {result.value:10.2f} {result.unit:3} {result.held:14} {mark}".rstrip()
