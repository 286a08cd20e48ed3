"""a late repetition brings nothing back after a withdrawal"""

import sqlalchemy as sa
from alembic import op
import db.types

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table('withdrawn',
    sa.Column('visit_id', sa.Text(), nullable=False),
    sa.Column('day', db.types.Day(), nullable=False),
    sa.PrimaryKeyConstraint('visit_id', name=op.f('pk_withdrawn')),
    sqlite_strict=True
    )


def downgrade() -> None:
    """Back."""
    op.drop_table('withdrawn')
