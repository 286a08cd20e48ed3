"""changes that are not told yet, in a table that PostgreSQL keeps out of its journal"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0069'
down_revision = '0068'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    unlogged = ['UNLOGGED'] if op.get_bind().dialect.name == 'postgresql' else []
    op.create_table(
        'untold',
        sa.Column('writer', sa.Text(), nullable=False),
        sa.Column('number', db.types.Whole, autoincrement=False, nullable=False),
        sa.Column('topic', sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint('writer', 'number', name=op.f('pk_untold')),
        prefixes=unlogged,
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Back: whatever was not told is told by the first server that listens."""
    op.drop_table('untold')
