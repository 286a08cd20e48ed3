"""what is kept for a time: the last day of a sign-in, and what was erased"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0025'
down_revision = '0024'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.add_column('staff', sa.Column('seen_on', db.types.Day(), nullable=True))
    op.create_table(
        'erased',
        sa.Column('day', db.types.Day(), nullable=False),
        sa.Column('family', sa.Text(), nullable=False),
        sa.Column('subject', sa.Text(), nullable=False),
        sa.Column('n', sa.Integer().with_variant(sa.BigInteger(), 'postgresql'), nullable=False),
        sa.CheckConstraint('n > 0', name=op.f('ck_erased_something')),
        sa.PrimaryKeyConstraint('day', 'family', 'subject', name=op.f('pk_erased')),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Back."""
    op.drop_table('erased')
    op.drop_column('staff', 'seen_on')
