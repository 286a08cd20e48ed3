"""a question on the wall, and how its answers spread"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None

INTEGER = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')


def upgrade() -> None:
    """Forward: of what was published before, nothing is told question by question."""
    with op.batch_alter_table('wall') as wall:
        wall.alter_column('vote_id', existing_type=sa.Text(), nullable=True)
        wall.add_column(sa.Column('item', sa.Text(), nullable=True))
        wall.create_check_constraint(op.f('ck_wall_one'), '(vote_id is null) <> (item is null)')
    op.create_table(
        'spread',
        sa.Column('block_id', sa.Text(), nullable=False),
        sa.Column('measure', sa.Text(), nullable=False),
        sa.Column('people', INTEGER, nullable=False),
        sa.Column('day', db.types.Day(), nullable=False),
        sa.Column('n_low', INTEGER, nullable=False),
        sa.Column('n_high', INTEGER, nullable=False),
        sa.Column('parts', db.types.Document(), nullable=False),
        sa.ForeignKeyConstraint(['block_id'], ['block.id'], name=op.f('fk_spread_block_id_block')),
        sa.PrimaryKeyConstraint('block_id', 'measure', name=op.f('pk_spread')),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Back: the wall gives up its question."""
    op.drop_table('spread')
    op.execute('delete from wall where item is not null')
    with op.batch_alter_table('wall') as wall:
        wall.drop_constraint(op.f('ck_wall_one'), type_='check')
        wall.drop_column('item')
        wall.alter_column('vote_id', existing_type=sa.Text(), nullable=False)
