"""What becomes of a person's rows when they ask to be forgotten, as each table says of itself."""

from sqlalchemy import delete

from bot.storage.engine import Transaction
from bot.storage.tables import metadata


def erase(tx: Transaction, person: str) -> None:
    for table in reversed(metadata.sorted_tables):
        rights = table.info["rights"]
        if rights.person and rights.forget == "erased":
            tx.execute(delete(table).where(table.c[rights.person] == person))
