"""what was decided, and what became of it"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None

INTEGER = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'decision',
        sa.Column('id', sa.Text(), nullable=False),
        sa.Column('workshop_id', sa.Text(), nullable=False),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('owner', sa.Text(), nullable=False),
        sa.Column('due', db.types.Day(), nullable=False),
        sa.Column('vote_id', sa.Text(), nullable=True),
        sa.Column('made_at', db.types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_decision_workshop_id_workshop')),
        sa.ForeignKeyConstraint(['vote_id'], ['vote.id'], name=op.f('fk_decision_vote_id_vote')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_decision')),
        sqlite_strict=True,
    )
    op.create_index('ix_decision_workshop_id', 'decision', ['workshop_id'])
    op.create_table(
        'decision_news',
        sa.Column('decision_id', sa.Text(), nullable=False),
        sa.Column('number', INTEGER, nullable=False),
        sa.Column('what', sa.Text(), nullable=False),
        sa.Column('day', db.types.Day(), nullable=False),
        sa.Column('words', sa.Text(), nullable=False),
        sa.CheckConstraint("what in ('started', 'partly', 'done', 'dropped')", name=op.f('ck_decision_news_what')),
        sa.CheckConstraint("what <> 'dropped' or words <> ''", name=op.f('ck_decision_news_why')),
        sa.ForeignKeyConstraint(
            ['decision_id'], ['decision.id'], name=op.f('fk_decision_news_decision_id_decision')
        ),
        sa.PrimaryKeyConstraint('decision_id', 'number', name=op.f('pk_decision_news')),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Back."""
    op.drop_table('decision_news')
    op.drop_table('decision')
