"""What the operator is told when the database or its folder refuses: one sentence for each way."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError

from bot.faults import StorageRefused
from bot.storage.engine import Unavailable, code

DATABASE = {
    5: "{path} is locked by another program for longer than Kept waits; end that program and try again.",
    8: "{path} cannot be written: make the file and its folder writable for the user Kept runs as.",
    10: "{path} cannot be read or written: the disk is full or reports a fault. Make room, or look at the disk.",
    11: "{path} is damaged. Restore the last backup with `kept restore FILE`.",
    13: "There is no room left on the disk of {path}. Nothing is lost; make room and start again.",
    14: "{path} cannot be opened: its folder has to exist and be writable for the user Kept runs as.",
    26: "{path} does not open with the key in KEPT_KEYS: it is another database's key, or the file is damaged.",
}
DATABASE[6] = DATABASE[5]

SYSTEM = {
    errno.ENOSPC: "There is no room left on the disk of {path}. Nothing is lost; make room and try again.",
    errno.EDQUOT: "There is no room left on the disk of {path}. Nothing is lost; make room and try again.",
    errno.EROFS: "{path} cannot be written: its disk is read-only.",
    errno.EACCES: "{path} cannot be used: the user Kept runs as may not read or write it.",
    errno.ENOENT: "{path} does not exist.",
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the driver or the system says about the path into a sentence."""
    try:
        yield
    except (sqlcipher.DatabaseError, DBAPIError) as error:
        sentence = DATABASE.get(code(error))
        if sentence is None:
            raise  # a mistake of ours, which the operator cannot put right
        raise StorageRefused(sentence.format(path=path)) from error
    except Unavailable as error:
        raise StorageRefused(
            f"{path} cannot be used now: {error}. Nothing is lost; free it and start again."
        ) from error
    except OSError as error:
        sentence = SYSTEM.get(error.errno or 0, "{path} cannot be used: " + f"{error.strerror or error}.")
        raise StorageRefused(sentence.format(path=error.filename or path)) from error
