"""who answered in a closed wave, and how"""

import sqlalchemy as sa
from alembic import op

import db.types

INTEGER = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')

revision = '0072'
down_revision = '0071'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'trait',
        sa.Column('wave_id', sa.Text(), nullable=False),
        sa.Column('about', sa.Text(), nullable=False),
        sa.Column('which', sa.Text(), nullable=False),
        sa.Column('drawn', INTEGER, nullable=False),
        sa.Column('low', INTEGER, nullable=False),
        sa.Column('high', INTEGER, nullable=False),
        sa.CheckConstraint('0 <= low and low <= high and high <= drawn', name=op.f('ck_trait_span')),
        sa.ForeignKeyConstraint(['wave_id'], ['wave.id'], name=op.f('fk_trait_wave_id_wave')),
        sa.PrimaryKeyConstraint('wave_id', 'about', 'which', name=op.f('pk_trait')),
        sqlite_strict=True,
    )
    with op.batch_alter_table('wave') as wave:
        wave.add_column(sa.Column('described_on', db.types.Day(), nullable=True))


def downgrade() -> None:
    """Back. What was told of who answered is told no more."""
    with op.batch_alter_table('wave') as wave:
        wave.drop_column('described_on')
    op.drop_table('trait')
