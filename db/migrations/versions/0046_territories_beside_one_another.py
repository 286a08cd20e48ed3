"""which territories chose to stand beside the others, as context"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0046'
down_revision = '0045'
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'context',
        sa.Column('territory_id', sa.Text(), nullable=False),
        sa.Column('joins', db.types.Flag(), nullable=False),
        sa.Column('number', WHOLE, nullable=False),
        sa.Column('role', sa.Text(), nullable=False),
        sa.Column('said_at', db.types.Instant(), nullable=False),
        sa.CheckConstraint('number > 0', name=op.f('ck_context_number')),
        sa.CheckConstraint('joins in (0, 1)', name=op.f('ck_context_joins')),
        sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_context_territory_id_territory')),
        sa.PrimaryKeyConstraint('territory_id', name=op.f('pk_context')),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Back."""
    op.drop_table('context')
