"""what decisions belong to, when they are talked about again, and when steps began"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0022'
down_revision = '0021'
branch_labels = None
depends_on = None

INTEGER = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')
CHECKS = {'differs': "differs is null or (differs <> '' and vote_id is not null)", 'level': "level in ('1', '2', '3')"}
POINTS = ('priority', 'theme')


def upgrade() -> None:
    """Forward: of what was decided and done before, none of it is known."""
    with op.batch_alter_table('decision') as decision:
        for name in ('differs', 'priority_id', 'theme_id', 'objective', 'stake', 'level'):
            decision.add_column(sa.Column(name, sa.Text(), nullable=True))
        decision.add_column(sa.Column('review', db.types.Day(), nullable=True))
        for name in POINTS:
            decision.create_foreign_key(op.f(f'fk_decision_{name}_id_{name}'), name, [f'{name}_id'], ['id'])
        for name, check in CHECKS.items():
            decision.create_check_constraint(op.f(f'ck_decision_{name}'), check)
    op.create_table(
        'step_begun',
        sa.Column('workshop_id', sa.Text(), nullable=False),
        sa.Column('version', INTEGER, nullable=False),
        sa.Column('position', INTEGER, nullable=False),
        sa.Column('since', db.types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ['workshop_id', 'position'], ['workshop_step.workshop_id', 'workshop_step.position'],
            name=op.f('fk_step_begun_workshop_id_position_workshop_step'),
        ),
        sa.PrimaryKeyConstraint('workshop_id', 'version', name=op.f('pk_step_begun')),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Back."""
    op.drop_table('step_begun')
    with op.batch_alter_table('decision') as decision:
        for name in CHECKS:
            decision.drop_constraint(op.f(f'ck_decision_{name}'), type_='check')
        for name in POINTS:
            decision.drop_constraint(op.f(f'fk_decision_{name}_id_{name}'), type_='foreignkey')
        for name in ('level', 'review', 'stake', 'objective', 'theme_id', 'priority_id', 'differs'):
            decision.drop_column(name)
