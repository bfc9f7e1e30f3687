"""`python -m bot.sandbox`: serves the sandbox until it is stopped, and says where it is ready."""

from __future__ import annotations

import argparse
import asyncio
import signal
from pathlib import Path

from bot.sandbox.server.run import running
from bot.sandbox.state import load
from bot.sandbox.world import TOKEN, World


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0 takes any free port")
    parser.add_argument("--token", type=_token, action="append", required=True, help="one for each bot, 123456:ABC")
    parser.add_argument("--username", action="append", default=[], help="of the bots, in the order of the tokens")
    parser.add_argument("--clock-file", type=Path, help="where the clock's offset is written")
    parser.add_argument("--seed", type=int, default=0, help="for everything that is random")
    parser.add_argument("--state", type=Path, help="where the world is kept between runs")
    parser.add_argument("--limits", choices=("telegram", "off"), default="telegram")
    parser.add_argument(
        "--link", type=_link, action="append", default=[], metavar="LABEL=URL", help="shown by the chat"
    )
    return parser


def _token(text: str) -> str:
    if not TOKEN.fullmatch(text):
        raise argparse.ArgumentTypeError("a token looks like 123456:ABC")
    return text


def _link(text: str) -> tuple[str, str]:
    label, _, url = text.partition("=")
    if not label or not url.startswith(("http://", "https://")):
        raise argparse.ArgumentTypeError("LABEL=URL is expected")
    return label, url


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
    kept = {"clock_file": options.clock_file, "state": options.state}
    async with running(prepared(options), **place, **kept, links=dict(options.link)) as address:
        print(f"ready {address}", flush=True)
        await stopped.wait()


if __name__ == "__main__":
    asyncio.run(serve(arguments().parse_args()))
