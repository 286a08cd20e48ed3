"""what was tried in a room before people come"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0023'
down_revision = '0022'
branch_labels = None
depends_on = None

INTEGER = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'room_check',
        sa.Column('workshop_id', sa.Text(), nullable=False),
        sa.Column('what', sa.Text(), nullable=False),
        sa.Column('passed', db.types.Flag(), nullable=False),
        sa.Column('at', db.types.Instant(), nullable=False),
        sa.CheckConstraint("what in ('database', 'sound', 'wall', 'tablets')", name=op.f('ck_room_check_what')),
        sa.ForeignKeyConstraint(
            ['workshop_id'], ['workshop.id'], name=op.f('fk_room_check_workshop_id_workshop'), ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('workshop_id', 'what', name=op.f('pk_room_check')),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        'wall_square',
        sa.Column('workshop_id', sa.Text(), nullable=False),
        sa.Column('number', INTEGER, nullable=False),
        sa.Column('at', db.types.Instant(), nullable=False),
        sa.CheckConstraint('number between 10 and 99', name=op.f('ck_wall_square_number')),
        sa.ForeignKeyConstraint(
            ['workshop_id'], ['workshop.id'], name=op.f('fk_wall_square_workshop_id_workshop'), ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('workshop_id', name=op.f('pk_wall_square')),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Back: rooms are tried anew."""
    op.drop_table('wall_square')
    op.drop_table('room_check')
