"""a consent of its own for sensitive questions, and visits that are over"""

import sqlalchemy as sa
from alembic import op
import db.types

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    whole = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')
    op.add_column('consent', sa.Column('sensitive_sequence', whole, server_default=sa.text('0'), nullable=False))
    op.add_column('response', sa.Column('finished', db.types.Flag(), server_default=sa.text('0'), nullable=False))
    # What was answered to its end is over; what a closing ended may still be completed by its tablet.
    op.execute("UPDATE response SET finished = 1 WHERE state = 'complete'")


def downgrade() -> None:
    """Back."""
    op.drop_column('response', 'finished')
    op.drop_column('consent', 'sensitive_sequence')
