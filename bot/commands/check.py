"""Check settings, content, locales, database, fonts and token, and tell every fault there is."""

import argparse
import asyncio
import os
import shutil
import subprocess
from collections.abc import Iterator

import aiohttp

from bot import content, i18n
from bot.faults import Faults, Stop
from bot.seal import Keys
from bot.settings import Settings
from bot.storage.safekeeping import glance

FONTS = {"Arabic": "ar", "Chinese": "zh-cn"}
PATIENCE = aiohttp.ClientTimeout(total=10)
NOTE = "note: "  # opens what is worth saying and no fault
NO_INLINE = "; its inline mode is off: /setinline at @BotFather turns it on"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--offline", action="store_true", help="do not ask Telegram about the token")


def run(arguments: argparse.Namespace) -> int:
    faults = _told("settings", _settings_faults())
    faults += _told("locales", i18n.faults())
    faults += _told("fonts", list(_fonts()))
    settings = _usable_settings()
    if settings is None:
        print("content, database and token are not looked at before the settings are right")
        return 1
    faults += _told("content", list(_content(settings)))
    faults += _told("database", list(_database(settings)))
    if settings.token and not arguments.offline:
        faults += _told("token", list(_token(settings)))
    print(f"{faults} to put right." if faults else "All is well.")
    return 1 if faults else 0


def _told(title: str, findings: list[str]) -> int:
    faults = [finding for finding in findings if not finding.startswith(NOTE)]
    print(f"{title}: {f'{len(faults)} wrong' if faults else 'right'}")
    for finding in findings:
        print(f"  {finding}")
    return len(faults)


def _settings_faults() -> list[str]:
    try:
        Settings.read(os.environ)
    except Faults as found:
        return [str(fault) for fault in found.faults]
    return []


def _usable_settings() -> Settings | None:
    """What is wrong elsewhere does not hide what is wrong with the database."""
    try:
        return Settings.read(os.environ, "store")
    except Faults:
        return None


def _fonts() -> Iterator[str]:
    """Missing ones cost charts their picture, not people their answer: so they are no fault."""
    program = shutil.which("fc-list")
    if program is None:
        yield f"{NOTE}fc-list is not installed, so nobody knows which fonts charts can use"
        return
    for script, code in FONTS.items():
        listed = subprocess.run([program, f":lang={code}"], capture_output=True, timeout=20, check=False)  # noqa: S603
        if not listed.stdout.strip():
            yield f"{NOTE}no font shows {script}, so charts in it are sent as tables; install one, such as Noto"


def _content(settings: Settings) -> Iterator[str]:
    if not settings.content.is_dir():
        yield f"{settings.content}: there is no such folder; set KEPT_CONTENT to the one that holds reports/"
        return
    yield from content.faults(settings.content)
    try:
        counts = content.load(settings.content).counts()
    except content.Broken:
        return
    yield f"{NOTE}{', '.join(f'{count} {kind}' for kind, count in counts.items())}"


def _database(settings: Settings) -> Iterator[str]:
    nearest = next(path for path in (settings.data, *settings.data.parents) if path.exists())
    if not os.access(nearest, os.W_OK | os.X_OK):
        yield f"{nearest} cannot be written by the user Kept runs as"
    if not settings.database.exists():
        yield f"{NOTE}{settings.database} is not there yet: the first start makes it"
        return
    try:
        keys = Keys.open(settings.keys, fresh_allowed=False)
        yield f"{NOTE}{settings.database} opens and stands at schema {glance(settings.database, keys.database)}"
    except Stop as stop:
        yield str(stop)


def _token(settings: Settings) -> Iterator[str]:
    try:
        yield asyncio.run(_get_me(settings))
    except (aiohttp.ClientConnectorError, TimeoutError):
        yield f"{settings.api_url} cannot be reached: look at the network of this machine, or at KEPT_BOT_API_URL"
    except (aiohttp.ClientError, ValueError, TypeError, KeyError) as error:
        yield f"{settings.api_url} does not answer as a Bot API server does ({type(error).__name__})"


async def _get_me(settings: Settings) -> str:
    address = f"{settings.api_url}/bot{settings.token.reveal()}/getMe"
    async with aiohttp.ClientSession(timeout=PATIENCE) as session, session.get(address) as response:
        answer = await response.json(content_type=None)
    if not answer["ok"]:
        return f"{settings.api_url} refuses it ({answer['description']}): set the one that @BotFather gave"
    bot = answer["result"]
    inline = "" if bot.get("supports_inline_queries") else NO_INLINE
    return f"{NOTE}it belongs to @{bot['username']}{inline}"
