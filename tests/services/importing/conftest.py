"""An open transaction on a new database."""

from tests.storage.conftest import tx

__all__ = ["tx"]
