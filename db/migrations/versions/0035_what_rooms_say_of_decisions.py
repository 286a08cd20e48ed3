"""what the room of a workshop says of a decision that it is told back, and children beside a vote"""

import sqlalchemy as sa
from alembic import op

revision = '0035'
down_revision = '0034'
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'decision_judgement',
        sa.Column('workshop_id', sa.Text(), nullable=False),
        sa.Column('decision_id', sa.Text(), nullable=False),
        sa.Column('done', WHOLE, nullable=False),
        sa.Column('partly', WHOLE, nullable=False),
        sa.Column('undone', WHOLE, nullable=False),
        sa.CheckConstraint(
            'done >= 0 and partly >= 0 and undone >= 0', name=op.f('ck_decision_judgement_not_negative')
        ),
        sa.CheckConstraint('done + partly + undone > 0', name=op.f('ck_decision_judgement_somebody')),
        sa.ForeignKeyConstraint(
            ['workshop_id'], ['workshop.id'], name=op.f('fk_decision_judgement_workshop_id_workshop')
        ),
        sa.ForeignKeyConstraint(
            ['decision_id'], ['decision.id'], name=op.f('fk_decision_judgement_decision_id_decision')
        ),
        sa.PrimaryKeyConstraint('workshop_id', 'decision_id', name=op.f('pk_decision_judgement')),
        sqlite_strict=True,
    )
    op.create_table(
        'stickers',
        sa.Column('vote_id', sa.Text(), nullable=False),
        sa.Column('option_id', sa.Text(), nullable=False),
        sa.Column('n', WHOLE, nullable=False),
        sa.CheckConstraint('n >= 0', name=op.f('ck_stickers_not_negative')),
        sa.ForeignKeyConstraint(
            ['vote_id', 'option_id'],
            ['vote_option.vote_id', 'vote_option.id'],
            name=op.f('fk_stickers_vote_id_option_id_vote_option'),
        ),
        sa.PrimaryKeyConstraint('vote_id', 'option_id', name=op.f('pk_stickers')),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index('ix_decision_judgement_decision_id', 'decision_judgement', ['decision_id'])


def downgrade() -> None:
    """Back."""
    op.drop_table('stickers')
    op.drop_table('decision_judgement')
