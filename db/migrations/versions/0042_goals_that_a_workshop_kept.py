"""the goals that a workshop kept as its own"""

import sqlalchemy as sa
from alembic import op

revision = '0042'
down_revision = '0041'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'kept_goal',
        sa.Column('workshop_id', sa.Text(), nullable=False),
        sa.Column('goal', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_kept_goal_workshop_id_workshop')),
        sa.PrimaryKeyConstraint('workshop_id', 'goal', name=op.f('pk_kept_goal')),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Back. What was kept goes with it."""
    op.drop_table('kept_goal')
