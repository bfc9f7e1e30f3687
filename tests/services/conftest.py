"""Services on a new database, without Telegram."""

from tests.storage.conftest import tx

__all__ = ["tx"]
