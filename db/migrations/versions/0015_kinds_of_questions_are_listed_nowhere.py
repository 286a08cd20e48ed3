"""a kind of question is known by the module that carries it: no table lists them"""

from alembic import op

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None

FORMER = "kind in ('single', 'multiple', 'scale5', 'number', 'text', 'ranking', 'matrix', 'roster')"


def upgrade() -> None:
    """Forward."""
    with op.batch_alter_table('question') as question:
        question.drop_constraint(op.f('ck_question_kind'), type_='check')


def downgrade() -> None:
    """Back; refused while a question is of a kind that came later."""
    with op.batch_alter_table('question') as question:
        question.create_check_constraint(op.f('ck_question_kind'), FORMER)
