"""`kept demo`: the sandbox, the bot as it is, and three phones in a browser, without a Telegram account."""

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.faults import Stop
from bot.i18n import LANGUAGES, Translator, mark

TOKEN = "100001:demo-of-kept-needs-no-telegram-at-all"  # noqa: S105 - a name in the sandbox, no secret
BOT = [sys.executable, "-m", "bot", "run", "--standby"]
KEPT_HERE = Path("data/demo")
SANDBOX_SAYS = "sandbox.out"
READY_SECONDS = 30.0
PRIVACY = mark("This is a demo: everything stays on this computer.")


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=0, help="of the web chat; any free one if not given")
    parser.add_argument("--keep", action="store_true", help=f"keep the data in {KEPT_HERE} between runs")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")


def run(arguments: argparse.Namespace) -> int:
    listen(signal.default_int_handler)
    try:
        with folder(keep=arguments.keep) as place, children() as started:
            present(place, started, arguments)
    except KeyboardInterrupt:
        print("\nThe demo has ended.")
    return 0


def present(place: Path, started: list[subprocess.Popen[bytes]], arguments: argparse.Namespace) -> None:
    web = free_port()
    telegram = sandbox(place, started, arguments.port, web)
    from bot.commands import demo_life  # half a second, which the sandbox needs too

    address = opened(telegram, place, arguments.port)
    accounts = demo_life.phones(address)
    environment = surroundings(place, address, web, accounts[demo_life.ORGANISER])
    with undivided(), demo_life.alone(place):  # the bot stands by meanwhile
        bot = start(started, BOT, environment, place / "kept.log")
        demo_life.settle(place, accounts)
    print(f"Kept is open at {address}\nThe bot's own pages: http://127.0.0.1:{web}\nCtrl-C ends it.", flush=True)
    if not arguments.no_browser and sys.stdout.isatty():
        webbrowser.open(address)
    watch(bot, started, environment, place)


def watch(
    bot: subprocess.Popen[bytes], started: list[subprocess.Popen[bytes]], environment: dict[str, str], place: Path
) -> None:
    """Until Ctrl-C; a bot that was killed is started again, as an operator's system would."""
    while True:
        time.sleep(0.2)
        if started[0].poll() is not None:
            raise Stop("The sandbox has ended by itself.")
        if bot.poll() is None:
            continue
        if bot.returncode > 0:
            raise Stop(f"The bot has ended by itself: {last_line(place / 'kept.log')}")
        print("The bot was killed and is started again.", flush=True)
        bot = start(started, BOT, environment, place / "kept.log")


def sandbox(place: Path, started: list[subprocess.Popen[bytes]], port: int, web: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "bot.sandbox", "--port", str(port), "--token", TOKEN]
    command += ["--clock-file", str(place / "clock"), "--state", str(place / "sandbox.json")]
    command += ["--link", f"Kept=http://127.0.0.1:{web}"]
    output = place / SANDBOX_SAYS
    output.write_text("")
    return start(started, command, dict(os.environ), output)


def opened(telegram: subprocess.Popen[bytes], place: Path, port: int) -> str:
    """The address it says it is ready at."""
    output = place / SANDBOX_SAYS
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until and telegram.poll() is None:
        ready = next((line for line in output.read_text().splitlines() if line.startswith("ready ")), None)
        if ready:
            return ready.removeprefix("ready ")
        time.sleep(0.02)
    raise Stop(f"The sandbox did not start on port {port or 'of its choice'}: {last_line(output)}")


def surroundings(place: Path, address: str, web: int, admin: int) -> dict[str, str]:
    """The bot's own settings, as an operator would write them."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("KEPT_")}
    privacy = place / "privacy"
    privacy.mkdir(exist_ok=True)
    for language in LANGUAGES:
        (privacy / f"{language}.md").write_text(str(Translator(language)(PRIVACY)), encoding="utf-8")
    return inherited | {
        "KEPT_BOT_TOKEN": TOKEN,
        "KEPT_BOT_API_URL": address,
        "KEPT_DATA": str(place / "data"),
        "KEPT_KEYS": str(place / "keys"),
        "KEPT_ADMINS": str(admin),
        "KEPT_OPERATOR": "Demo, demo@example.org",
        "KEPT_PRIVACY": str(privacy),
        "KEPT_WEB_PORT": str(web),
        "KEPT_DEMO_CLOCK": str(place / "clock"),
    }


def start(
    started: list[subprocess.Popen[bytes]], command: list[str], environment: dict[str, str], output: Path
) -> subprocess.Popen[bytes]:
    with undivided(), output.open("ab") as file:
        process = subprocess.Popen(command, env=environment, stdout=file, stderr=file, stdin=subprocess.DEVNULL)  # noqa: S603
        started.append(process)
    return process


@contextmanager
def folder(*, keep: bool) -> Iterator[Path]:
    if keep:
        KEPT_HERE.mkdir(parents=True, exist_ok=True)
        yield KEPT_HERE.absolute()
        return
    place = Path(tempfile.mkdtemp(prefix="kept-demo-"))
    try:
        yield place
    finally:
        shutil.rmtree(place)


@contextmanager
def children() -> Iterator[list[subprocess.Popen[bytes]]]:
    """What was started is ended, the bot before its Telegram; Ctrl-C pressed again does not cut that short."""
    started: list[subprocess.Popen[bytes]] = []
    try:
        yield started
    finally:
        listen(signal.SIG_IGN)
        for process in reversed(started):
            process.terminate()
            try:
                process.wait(12)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def undivided() -> Iterator[None]:
    """What is begun here is brought to its end; Ctrl-C is heard after it."""
    heard: list[int] = []
    before = signal.getsignal(signal.SIGINT)
    listen(lambda number, _: heard.append(number))
    try:
        yield
    finally:
        listen(before)
    if heard:
        raise KeyboardInterrupt


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def last_line(output: Path) -> str:
    return (output.read_text().strip().splitlines() or ["it said nothing"])[-1]


def listen(answer: Callable[..., Any] | int | None) -> None:
    """Also where whoever started it ignores Ctrl-C, as scripts do for what they leave in the background."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, answer)
