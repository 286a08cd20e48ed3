"""the step that is now, and what the wall has shown"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None

INTEGER = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')


def upgrade() -> None:
    """Forward."""
    with op.batch_alter_table('workshop_step') as step:
        step.drop_constraint(op.f('ck_workshop_step_state'), type_='check')
        step.drop_column('state')
    op.create_table(
        'current_step',
        sa.Column('workshop_id', sa.Text(), nullable=False),
        sa.Column('position', INTEGER, nullable=False),
        sa.Column('version', INTEGER, nullable=False),
        sa.Column('since', db.types.Instant(), nullable=False),
        sa.Column('more', INTEGER, nullable=False),
        sa.CheckConstraint('more between 0 and 60', name=op.f('ck_current_step_more')),
        sa.ForeignKeyConstraint(
            ['workshop_id', 'position'],
            ['workshop_step.workshop_id', 'workshop_step.position'],
            name=op.f('fk_current_step_workshop_id_workshop_step'),
        ),
        sa.PrimaryKeyConstraint('workshop_id', name=op.f('pk_current_step')),
        sqlite_strict=True,
    )
    op.create_table(
        'scene',
        sa.Column('id', sa.Text(), nullable=False),
        sa.Column('workshop_id', sa.Text(), nullable=False),
        sa.Column('what', sa.Text(), nullable=False),
        sa.Column('about', sa.Text(), nullable=False),
        sa.Column('since', db.types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_scene_workshop_id_workshop')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_scene')),
        sqlite_strict=True,
    )
    op.create_index('ix_scene_workshop_id', 'scene', ['workshop_id', 'since'])


def downgrade() -> None:
    """Back."""
    op.drop_table('scene')
    op.drop_table('current_step')
    with op.batch_alter_table('workshop_step') as step:
        step.add_column(sa.Column('state', sa.Text(), nullable=False, server_default='waiting'))
        step.create_check_constraint(op.f('ck_workshop_step_state'), "state in ('waiting', 'open', 'closed')")
