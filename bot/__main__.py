"""The command `kept`, one module a verb in `bot/commands/`; whatever stops it is one sentence and an exit code."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from types import ModuleType

from bot import __version__
from bot.faults import Stop

VERBS = ("demo", "run", "check", "migrate", "backup", "restore", "letters", "import", "try", "bench")
PRIVATE = 0o077  # what Kept writes is for the user it runs as


def main(argv: Sequence[str] | None = None) -> int:
    os.umask(PRIVATE)
    arguments = _read(sys.argv[1:] if argv is None else argv)
    command = _module(arguments.command)
    try:
        code: int = command.run(arguments)
    except Stop as stop:
        print(stop, file=sys.stderr)  # noqa: T201
        return stop.code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read what is printed has seen enough
        sys.stdout = None
        return 0
    return code


def _module(verb: str) -> ModuleType:
    return import_module(f"bot.commands.{verb}_" if iskeyword(verb) else f"bot.commands.{verb}")


def _read(argv: Sequence[str]) -> argparse.Namespace:
    """Only the command that is asked for is loaded, or all of them to show what there is."""
    asked = [verb for verb in VERBS if verb in argv[:1]]
    parser = argparse.ArgumentParser(
        prog="kept", description="A Telegram bot through which people keep their promises."
    )
    parser.add_argument("--version", action="version", version=f"kept {__version__}")
    verbs = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in asked or VERBS:
        command = _module(name)
        sentence = str(command.__doc__).strip()
        command.add(verbs.add_parser(name, help=sentence, description=sentence))
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
