"""tickets that are printed before anybody takes one"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0049'
down_revision = '0046'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'blank_ticket',
        sa.Column('ticket_hash', sa.Text(), nullable=False),
        sa.Column('workshop_id', sa.Text(), nullable=False),
        sa.Column('day', db.types.Day(), nullable=False),
        sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_blank_ticket_workshop_id_workshop')),
        sa.PrimaryKeyConstraint('ticket_hash', name=op.f('pk_blank_ticket')),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index('ix_blank_ticket_workshop_id', 'blank_ticket', ['workshop_id'])


def downgrade() -> None:
    """Back. Those that nobody has taken are worth nothing any more."""
    op.drop_index('ix_blank_ticket_workshop_id', table_name='blank_ticket')
    op.drop_table('blank_ticket')
