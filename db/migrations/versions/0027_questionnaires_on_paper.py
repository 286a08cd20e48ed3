"""questionnaires on paper: numbered sheets, each read twice"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0027'
down_revision = '0026'
branch_labels = None
depends_on = None

INTEGER = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'sheet',
        sa.Column('workshop_id', sa.Text(), nullable=False),
        sa.Column('number', INTEGER, nullable=False),
        sa.Column('state', sa.Text(), nullable=False),
        sa.Column('day', db.types.Day(), nullable=False),
        sa.Column('ticket_hash', sa.Text(), nullable=True),
        sa.Column('first', db.types.Document(), nullable=True),
        sa.Column('first_request', sa.Text(), nullable=True),
        sa.Column('second', db.types.Document(), nullable=True),
        sa.CheckConstraint('number between 1 and 400', name=op.f('ck_sheet_number')),
        sa.CheckConstraint(
            "state in ('drawn', 'read', 'differs', 'counted', 'taken_back')", name=op.f('ck_sheet_state')
        ),
        sa.CheckConstraint("(first is not null) = (state in ('read', 'differs'))", name=op.f('ck_sheet_first')),
        sa.CheckConstraint("(second is not null) = (state = 'differs')", name=op.f('ck_sheet_second')),
        sa.CheckConstraint(
            "(ticket_hash is null) = (state in ('counted', 'taken_back'))", name=op.f('ck_sheet_ticket')
        ),
        sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_sheet_workshop_id_workshop')),
        sa.PrimaryKeyConstraint('workshop_id', 'number', name=op.f('pk_sheet')),
        sa.UniqueConstraint('ticket_hash', name=op.f('uq_sheet_ticket_hash')),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Back. What was copied and not counted is lost; what was counted stays."""
    op.drop_table('sheet')
