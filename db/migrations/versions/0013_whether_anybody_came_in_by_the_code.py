"""whether anybody came into a workshop by the code on its wall"""

import sqlalchemy as sa
from alembic import op
import db.types

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward. Visits that were withdrawn since left no trace: where the code was there, somebody may have come by it."""
    with op.batch_alter_table('workshop') as workshop:
        workshop.add_column(sa.Column('by_code', db.types.Flag(), server_default=sa.text('0'), nullable=False))
    op.execute(
        "update workshop set by_code = 1 where state <> 'prepared' and (admission = 'code' or exists "
        "(select 1 from visit where visit.workshop_id = workshop.id and visit.channel = 'phone'))"
    )


def downgrade() -> None:
    """Back."""
    with op.batch_alter_table('workshop') as workshop:
        workshop.drop_column('by_code')
