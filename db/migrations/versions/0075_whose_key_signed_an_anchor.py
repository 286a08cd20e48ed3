"""whose key signed an anchor of the journal"""

import sqlalchemy as sa
from alembic import op

revision = '0075'
down_revision = '0074'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward: of those that are there, nobody knows."""
    op.add_column('audit_anchor', sa.Column('key_mark', sa.Text(), nullable=False, server_default=''))


def downgrade() -> None:
    """Back. Under another key, a journal looks damaged again."""
    with op.batch_alter_table('audit_anchor') as anchor:
        anchor.drop_column('key_mark')
