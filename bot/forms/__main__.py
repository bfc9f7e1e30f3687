"""Reads forms for a process that does without pyxform: paths come in as arguments, one line goes out for each."""

import json
import sys
from pathlib import Path
from typing import Any

from bot.domain.forms.version import Version
from bot.forms import Broken, load


def read(path: Path) -> dict[str, Any]:
    try:
        return {"body": Version.of(path.stem, load(path)).body}
    except Broken as broken:
        return {"faults": [[fault.sheet, fault.row, fault.reason] for fault in broken.faults]}
    except OSError as error:
        return {"faults": [["survey", 1, error.strerror or "cannot be read"]]}


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        sys.stdout.write(json.dumps(read(Path(argument))) + "\n")
