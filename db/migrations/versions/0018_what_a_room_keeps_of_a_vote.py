"""what a room keeps of a vote"""

import sqlalchemy as sa
from alembic import op

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None

INTEGER = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'vote_conclusion',
        sa.Column('vote_id', sa.Text(), nullable=False),
        sa.Column('words', sa.Text(), nullable=False),
        sa.Column('version', INTEGER, nullable=False),
        sa.CheckConstraint("words <> ''", name=op.f('ck_vote_conclusion_said')),
        sa.ForeignKeyConstraint(['vote_id'], ['vote.id'], name=op.f('fk_vote_conclusion_vote_id_vote')),
        sa.PrimaryKeyConstraint('vote_id', name=op.f('pk_vote_conclusion')),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Back."""
    op.drop_table('vote_conclusion')
