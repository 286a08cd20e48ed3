"""what could not be erased, every return that was written, results without ballots, ends of projects"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0073'
down_revision = '0072'
branch_labels = None
depends_on = None

CLUSTERED = {'sqlite_strict': True, 'sqlite_with_rowid': False}


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'unerased',
        sa.Column('family', sa.Text(), nullable=False),
        sa.Column('day', db.types.Day(), nullable=False),
        sa.PrimaryKeyConstraint('family', name=op.f('pk_unerased')),
        **CLUSTERED,
    )
    op.create_table(
        'returned',
        sa.Column('workshop_id', sa.Text(), nullable=False),
        sa.Column('digest', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_returned_workshop_id_workshop')),
        sa.PrimaryKeyConstraint('workshop_id', 'digest', name=op.f('pk_returned')),
        **CLUSTERED,
    )
    op.execute(
        'insert into returned select workshop_id, digest from carried where digest is not null '
        'union select workshop_id, digest from carry where digest is not null'
    )
    op.add_column('territory', sa.Column('project_ends', db.types.Day(), nullable=True))
    op.add_column('vote_result', sa.Column('counted', db.types.Document(), nullable=True))


def downgrade() -> None:
    """Back. «Données» no longer says what could not be erased; of the returns that were written the last one counts.

    Votes whose ballots are erased show no result any more.
    """
    with op.batch_alter_table('territory') as territory:
        territory.drop_column('project_ends')
    with op.batch_alter_table('vote_result') as result:
        result.drop_column('counted')
    op.drop_table('returned')
    op.drop_table('unerased')
