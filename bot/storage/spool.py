"""Bytes that are on their way in, kept on disk under a key that nobody has once the process is gone."""

import secrets
import tempfile
from pathlib import Path
from typing import IO

from bot.seal import KEY_BYTES, NONCE_BYTES, Seal

PIECE = 256 * 1024
TAG_BYTES = 16


class Spool:
    """A file without a name: it ends with whoever holds it, however they end."""

    def __init__(self, folder: Path) -> None:
        self._seal = Seal(secrets.token_bytes(KEY_BYTES))
        self._file: IO[bytes] = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 (it is open as long as this is)
        self._rest = bytearray()

    def add(self, more: bytes) -> None:
        self._rest += more
        while len(self._rest) >= PIECE:
            self._file.write(self._seal.close(bytes(self._rest[:PIECE])))
            del self._rest[:PIECE]

    def read(self) -> bytes:
        whole = bytearray()
        self._file.seek(0)
        while piece := self._file.read(NONCE_BYTES + PIECE + TAG_BYTES):
            whole += self._seal.open(piece)
        return bytes(whole + self._rest)

    def close(self) -> None:
        self._file.close()
