"""sensitive answers are told by lots: whose answers were drawn from"""

import sqlalchemy as sa
from alembic import op

revision = '0039'
down_revision = '0038'
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'spent',
        sa.Column('response_id', WHOLE, nullable=False),
        sa.Column('indicator_id', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ['response_id'], ['response.id'], name=op.f('fk_spent_response_id_response'), ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('response_id', 'indicator_id', name=op.f('pk_spent')),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Back. What was told by lots goes with it: nothing would say any more of whom."""
    op.drop_table('spent')
    op.execute("delete from publication where scope like 'lots:%'")
