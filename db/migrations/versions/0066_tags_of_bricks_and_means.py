"""stakes and agricultural subjects of bricks and means"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0066'
down_revision = '0064'
branch_labels = None
depends_on = None

TABLES = ('brick', 'means')


def upgrade() -> None:
    """Forward: nothing was said to touch anything."""
    for table in TABLES:
        op.add_column(table, sa.Column('tags', db.types.Document(), nullable=False, server_default='[]'))


def downgrade() -> None:
    """Back."""
    for table in reversed(TABLES):
        op.drop_column(table, 'tags')
