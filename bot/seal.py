"""Encrypting with the key files: what is sealed on disk is readable only together with a folder kept apart."""

import hashlib
import os
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.faults import StorageRefused

KEY_BYTES = 32
NONCE_BYTES = 12
DIGEST_BYTES = 16

DATABASE_KEY = "database.key"
SEAL_KEY = "seal.key"

WORDS = b"words"


class Unreadable(Exception):
    """Sealed bytes that are broken, or were sealed with another key or for another place."""


class Seal:
    """Closes bytes so that only the key opens them, and makes digests that mean nothing without it."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(_derive(key, "closing"))
        self._digest_key = _derive(key, "digest")

    def close(self, plain: bytes, context: bytes = b"") -> bytes:
        """The context, such as a table and row, must be given again to open."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, plain, context)

    def open(self, closed: bytes, context: bytes = b"") -> bytes:
        try:
            return self._cipher.decrypt(closed[:NONCE_BYTES], closed[NONCE_BYTES:], context)
        except (InvalidTag, ValueError) as error:
            raise Unreadable from error

    def close_words(self, words: str) -> str:
        """What has to wait as an argument of a screen, where nothing readable may stand: typed words, a link."""
        return urlsafe_b64encode(self.close(words.encode(), WORDS)).decode()

    def open_words(self, closed: str) -> str:
        return self.open(urlsafe_b64decode(closed), WORDS).decode()

    def digest(self, plain: bytes, purpose: str) -> bytes:
        """Equal for equal input and purpose (16 bytes at most), so it serves to recognise, never to read."""
        person = purpose.encode()
        return hashlib.blake2b(plain, digest_size=DIGEST_BYTES, key=self._digest_key, person=person).digest()


def _derive(key: bytes, purpose: str) -> bytes:
    return hashlib.blake2b(key=key, digest_size=KEY_BYTES, person=purpose.encode()).digest()


@dataclass(frozen=True)
class Keys:
    """The two keys: one opens the database, the other what is sealed inside it."""

    database: bytes = field(repr=False)
    seal: bytes = field(repr=False)

    @classmethod
    def open(cls, folder: Path, *, fresh_allowed: bool) -> "Keys":
        """Read the key files; make missing ones only where no database needs the old ones."""
        try:
            if fresh_allowed:
                _make_folder(folder)
            return cls(*(_key(folder / name, fresh_allowed) for name in (DATABASE_KEY, SEAL_KEY)))
        except OSError as error:
            raise StorageRefused(f"The key folder {folder} cannot be used: {error.strerror}.") from error

    def marks(self) -> dict[str, str]:
        """By which a backup tells, without holding the keys, whether they are its own."""
        return {
            DATABASE_KEY: Seal(self.database).digest(b"", "mark").hex(),
            SEAL_KEY: Seal(self.seal).digest(b"", "mark").hex(),
        }


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        settle(folder.parent)


def _key(path: Path, fresh_allowed: bool) -> bytes:
    if fresh_allowed and not path.exists():
        _make(path)
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii"))
    except FileNotFoundError as error:
        raise StorageRefused(
            f"The key file {path} is missing, and without it the database cannot be read: "
            "put back the one the database was made with, or set KEPT_KEYS to its folder."
        ) from error
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise StorageRefused(f"The key file {path} is damaged: it should hold {KEY_BYTES * 2} hexadecimal digits.")
    return key


def _make(path: Path) -> None:
    """The file appears whole or not at all, and never replaces another process's."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(KEY_BYTES) + "\n")
            file.flush()
            os.fsync(file.fileno())
        _link(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    settle(path.parent)


def _link(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)
    except FileExistsError:
        return  # another process was first: its key counts


def settle(folder: Path) -> None:
    """A new name is safe from a power cut only once its folder is on disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
