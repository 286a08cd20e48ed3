"""words that people wrote are read before they are told; a wave is closed"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0031'
down_revision = '0030'
branch_labels = None
depends_on = None

INTEGER = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')
ONE = 'case when response_id is null then 0 else 1 end + case when partner_response_id is null then 0 else 1 end = 1'
ANSWER = (['response_id', 'question_id'], ['answer.response_id', 'answer.question_id'])
PARTNER = (['partner_response_id', 'question_id'], ['partner_answer.response_id', 'partner_answer.question_id'])


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'verbatim',
        sa.Column('request_id', sa.Text(), nullable=False),
        sa.Column('response_id', INTEGER, nullable=True),
        sa.Column('partner_response_id', INTEGER, nullable=True),
        sa.Column('question_id', sa.Text(), nullable=False),
        sa.Column('state', sa.Text(), nullable=False),
        sa.Column('words', sa.Text(), nullable=False),
        sa.Column('theme', sa.Text(), nullable=False),
        sa.Column('tag', sa.Text(), nullable=False),
        sa.Column('reason', sa.Text(), nullable=False),
        sa.CheckConstraint("state in ('waiting', 'published', 'refused')", name=op.f('ck_verbatim_state')),
        sa.CheckConstraint("(state = 'refused') = (reason <> '')", name=op.f('ck_verbatim_reason')),
        sa.CheckConstraint("words <> ''", name=op.f('ck_verbatim_words')),
        sa.CheckConstraint(ONE, name=op.f('ck_verbatim_one')),
        sa.ForeignKeyConstraint(*ANSWER, name=op.f('fk_verbatim_response_id_question_id_answer'), ondelete='CASCADE'),
        sa.ForeignKeyConstraint(
            *PARTNER, name=op.f('fk_verbatim_partner_response_id_question_id_partner_answer'), ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('request_id', name=op.f('pk_verbatim')),
        sa.UniqueConstraint('response_id', 'question_id', name=op.f('uq_verbatim_response_id_question_id')),
        sa.UniqueConstraint('partner_response_id', 'question_id', name=op.f('uq_verbatim_partner_response_id_question_id')),
        sqlite_strict=True,
    )
    with op.batch_alter_table('wave') as wave:
        wave.add_column(sa.Column('closed_on', db.types.Day(), nullable=True))


def downgrade() -> None:
    """Back. What was read is to be read again."""
    with op.batch_alter_table('wave') as wave:
        wave.drop_column('closed_on')
    op.drop_table('verbatim')
