"""what was taken back, for as long as a copy from before may be brought back"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0059'
down_revision = '0058'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'erased_ticket',
        sa.Column('mark', sa.Text(), nullable=False),
        sa.Column('day', db.types.Day(), nullable=False),
        sa.PrimaryKeyConstraint('mark', name=op.f('pk_erased_ticket')),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Back. A copy that is brought back then brings back what was taken back since."""
    op.drop_table('erased_ticket')
