"""figures of a closed wave by age and by programme"""

import sqlalchemy as sa
from alembic import op

import db.types

INTEGER = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')

revision = '0058'
down_revision = '0056'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'crossing',
        sa.Column('wave_id', sa.Text(), nullable=False),
        sa.Column('crossing', sa.Text(), nullable=False),
        sa.Column('position', INTEGER, nullable=False),
        sa.Column('of', db.types.Document(), nullable=False),
        sa.Column('figures', db.types.Document(), nullable=False),
        sa.CheckConstraint('position > 0', name=op.f('ck_crossing_position')),
        sa.ForeignKeyConstraint(['wave_id'], ['wave.id'], name=op.f('fk_crossing_wave_id_wave')),
        sa.PrimaryKeyConstraint('wave_id', 'crossing', 'position', name=op.f('pk_crossing')),
        sqlite_strict=True,
    )
    with op.batch_alter_table('wave') as wave:
        wave.add_column(sa.Column('crossed_on', db.types.Day(), nullable=True))


def downgrade() -> None:
    """Back. What was told of classes is told no more."""
    with op.batch_alter_table('wave') as wave:
        wave.drop_column('crossed_on')
    op.drop_table('crossing')
