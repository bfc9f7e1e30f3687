"""An open transaction, for screens that look something up."""

from tests.storage.conftest import tx

__all__ = ["tx"]
