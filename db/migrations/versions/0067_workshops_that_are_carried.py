"""workshops that are carried on a laptop, and brought back"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0067'
down_revision = '0066'
branch_labels = None
depends_on = None

STRICT = {'sqlite_strict': True}
CLUSTERED = {'sqlite_strict': True, 'sqlite_with_rowid': False}


def upgrade() -> None:
    """Forward: nothing is away."""
    op.add_column('workshop', sa.Column('away', db.types.Flag(), server_default=sa.text('0'), nullable=False))
    op.create_table(
        'carry',
        sa.Column('id', sa.Text(), nullable=False),
        sa.Column('workshop_id', sa.Text(), nullable=False),
        sa.Column('public_key', sa.LargeBinary(), nullable=False),
        sa.Column('state', sa.Text(), nullable=False),
        sa.Column('made_at', db.types.Instant(), nullable=False),
        sa.Column('digest', sa.Text(), nullable=True),
        sa.CheckConstraint("state in ('away', 'back', 'lost')", name=op.f('ck_carry_state')),
        sa.CheckConstraint("(state = 'back') = (digest is not null)", name=op.f('ck_carry_digest')),
        sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_carry_workshop_id_workshop')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_carry')),
        **STRICT,
    )
    op.create_index('ix_carry_workshop_id', 'carry', ['workshop_id'])
    op.create_index(
        'uq_carry_away',
        'carry',
        ['workshop_id'],
        unique=True,
        sqlite_where=sa.text("state = 'away'"),
        postgresql_where=sa.text("state = 'away'"),
    )
    op.create_table(
        'carried',
        sa.Column('workshop_id', sa.Text(), nullable=False),
        sa.Column('carry_id', sa.Text(), nullable=False),
        sa.Column('signing_key', sa.LargeBinary(), nullable=False),
        sa.Column('ticket_key', sa.Text(), nullable=False),
        sa.Column('came_at', db.types.Instant(), nullable=False),
        sa.Column('digest', sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_carried_workshop_id_workshop')),
        sa.PrimaryKeyConstraint('workshop_id', name=op.f('pk_carried')),
        sa.UniqueConstraint('carry_id', name=op.f('uq_carried_carry_id')),
        **CLUSTERED,
    )


def downgrade() -> None:
    """Back. What is on a laptop cannot be brought back any more."""
    op.drop_table('carried')
    op.drop_index('uq_carry_away', table_name='carry')
    op.drop_index('ix_carry_workshop_id', table_name='carry')
    op.drop_table('carry')
    op.drop_column('workshop', 'away')
