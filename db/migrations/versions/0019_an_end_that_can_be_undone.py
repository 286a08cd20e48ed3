"""an end that can be undone for a while, and results that leave the wall"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward. What was closed before published what it had to when it was closed."""
    with op.batch_alter_table('workshop') as workshop:
        workshop.add_column(sa.Column('off_wall', db.types.Flag(), server_default=sa.text('0'), nullable=False))
        workshop.add_column(sa.Column('closed_at', db.types.Instant(), nullable=True))
        workshop.add_column(sa.Column('settled', db.types.Flag(), server_default=sa.text('0'), nullable=False))
    op.execute("update workshop set settled = 1 where state = 'closed'")
    with op.batch_alter_table('workshop') as workshop:
        workshop.create_check_constraint(op.f('ck_workshop_settled'), "settled = 0 or state = 'closed'")
    op.create_table(
        'reopening',
        sa.Column('workshop_id', sa.Text(), nullable=False),
        sa.Column('closed_at', db.types.Instant(), nullable=False),
        sa.Column('at', db.types.Instant(), nullable=False),
        sa.Column('reason', sa.Text(), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f('ck_reopening_reason')),
        sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_reopening_workshop_id_workshop')),
        sa.PrimaryKeyConstraint('workshop_id', 'closed_at', name=op.f('pk_reopening')),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Back."""
    op.drop_table('reopening')
    with op.batch_alter_table('workshop') as workshop:
        workshop.drop_constraint(op.f('ck_workshop_settled'), type_='check')
        workshop.drop_column('settled')
        workshop.drop_column('closed_at')
        workshop.drop_column('off_wall')
