"""What can be found by words: entries with their texts, and an index, which SQLite keeps in tables of its own."""

from sqlalchemy import Column, Index, Integer, Text, literal_column

from bot.storage.tables.base import NOBODY, Rights, table

PUBLIC = Rights(None, "hidden", "kept", f"only what everybody may read, and {NOBODY}")

entries = table(  # apart from the texts, so that many fit on a page: of hundreds that are ranked a few are shown
    "search_entries",
    PUBLIC,
    Column("row", Integer, primary_key=True),  # the same in the index
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("screen", Integer, nullable=False),
    Column("generation", Integer, nullable=False),
)
OF_CONTENT = entries.c.generation > literal_column("0")
Index("search_entries_id", entries.c.kind, entries.c.id)
Index("search_entries_generation", entries.c.generation, sqlite_where=OF_CONTENT)

texts = table(
    "search_texts",
    PUBLIC,
    Column("row", Integer, primary_key=True),
    Column("heading", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("about", Text, nullable=False),
)

INDEX = "search_index"
TERMS = "search_terms"
SHADOWS = tuple(f"{INDEX}_{part}" for part in ("config", "content", "data", "docsize", "idx"))
VIRTUAL = (INDEX, TERMS, *SHADOWS)  # made by plain SQL, unknown to the metadata
