"""what could not be erased"""

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


def downgrade() -> None:
    """Back. «Données» no longer says what could not be erased."""
    op.drop_table('unerased')
