"""`python -m bot.sandbox`: serves the sandbox until it is stopped, and says where it is ready."""

from __future__ import annotations

import argparse
import asyncio
import signal
from pathlib import Path

from bot.sandbox.server.run import running
from bot.sandbox.state import load
from bot.sandbox.world import World


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0 takes any free port")
    parser.add_argument("--token", action="append", required=True, help="one for each bot, 123456:ABC")
    parser.add_argument("--username", action="append", default=[], help="of the bots, in the order of the tokens")
    parser.add_argument("--clock-file", type=Path, help="where the clock's offset is written")
    parser.add_argument("--seed", type=int, default=0, help="for everything that is random")
    parser.add_argument("--state", type=Path, help="where the world is kept between runs")
    parser.add_argument("--limits", choices=("telegram", "off"), default="telegram")
    return parser


def prepared(options: argparse.Namespace) -> World:
    world = World(seed=options.seed)
    others = (f"other{number}bot" for number in range(1, len(options.token)))
    names = [*options.username, *(("keptbot", *others)[len(options.username) :])]
    for token, name in zip(options.token, names, strict=False):
        world.add_bot(token, name)
    world.limits.is_on = options.limits == "telegram"
    if options.state is not None and options.state.exists():
        load(world, options.state)
    return world


async def serve(options: argparse.Namespace) -> None:
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    place = {"host": options.host, "port": options.port}
    async with running(prepared(options), **place, clock_file=options.clock_file, state=options.state) as address:
        print(f"ready {address}", flush=True)
        await stopped.wait()


if __name__ == "__main__":
    asyncio.run(serve(arguments().parse_args()))
