"""an activity for a step: which one was chosen beforehand"""

import sqlalchemy as sa
from alembic import op

revision = '0040'
down_revision = '0039'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.add_column('workshop_step', sa.Column('practice', sa.Text(), nullable=True))


def downgrade() -> None:
    """Back. What was chosen for each step goes."""
    op.drop_column('workshop_step', 'practice')
