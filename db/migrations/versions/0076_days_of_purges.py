"""the last day that a purge knows, and the one at which it holds back"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0076'
down_revision = '0075'
branch_labels = None
depends_on = None

CLUSTERED = {'sqlite_strict': True, 'sqlite_with_rowid': False}


def upgrade() -> None:
    """Forward. The last day is that of the last act, or of what was erased last; a clock that was ahead knows none."""
    turn = op.create_table(
        'purge_turn',
        sa.Column('kind', sa.Text(), nullable=False),
        sa.Column('day', db.types.Day(), nullable=False),
        sa.CheckConstraint("kind in ('done', 'held')", name=op.f('ck_purge_turn_kind')),
        sa.PrimaryKeyConstraint('kind', name=op.f('pk_purge_turn')),
        **CLUSTERED,
    )
    known = sa.text(
        'select max(day) from (select max(substr(at, 1, 10)) as day from audit where at <= :now '
        'union all select max(day) as day from erased where day <= :now) as known'
    )
    now = datetime.now(UTC)
    day = op.get_bind().execute(known, {'now': now.isoformat(timespec='microseconds')}).scalar()
    if day is not None:
        op.bulk_insert(turn, [{'kind': 'done', 'day': now.fromisoformat(day).date()}])


def downgrade() -> None:
    """Back. A purge trusts whatever the clock says."""
    op.drop_table('purge_turn')
