"""what a committee is told: further figures begin with the next block of people"""

from alembic import op

revision = '0029'
down_revision = '0028'
branch_labels = None
depends_on = None

ROOM = "select 'indicator:' || indicator_id || '@' || version from indicator_version where room = 1"


def upgrade() -> None:
    """Forward. Who was published before is in none of them: their answers to a question may have been told."""
    further = f"scope like 'public:%' and measure like 'indicator:%' and measure not in ({ROOM})"
    op.execute(f'delete from tally where {further}')  # noqa: S608  a constant


def downgrade() -> None:
    """Back. Nothing reads what was taken off."""
