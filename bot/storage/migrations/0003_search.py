"""What can be found by words, and its index."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "search_entries",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("screen", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_index("search_entries_id", "search_entries", ["kind", "id"])
    op.create_index(
        "search_entries_generation", "search_entries", ["generation"], sqlite_where=sa.text("generation > 0")
    )
    op.create_table(
        "search_texts",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
    )
    # Terms come ready made: whatever is not ASCII belongs to a word.
    op.execute("CREATE VIRTUAL TABLE search_index USING fts5(heading, text, about, words, tokenize = 'ascii')")
    op.execute("CREATE VIRTUAL TABLE search_terms USING fts5vocab(search_index, 'row')")
