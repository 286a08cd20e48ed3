"""PostgreSQL keeps no sample of what a closing vote deletes"""

from alembic import op

revision = '0050'
down_revision = '0049'
branch_labels = None
depends_on = None

# Of each column, an analysis keeps up to a hundred values, and keeps them after the rows are gone.
COLUMNS = {
    'voting_right': {'id': 'text', 'request_hash': 'text', 'device_id': 'text'},
    'sealed_ballot': {'id': 'text', 'sealed': 'bytea'},
    'vote_key': {'wrapped': 'bytea'},
    'paper_entry': {'sealed': 'bytea'},
}


def upgrade() -> None:
    """Forward. Saying a column's type again is what forgets the samples that were kept of it."""
    _sampled('0')
    if op.get_bind().dialect.name == 'postgresql':
        for table, columns in COLUMNS.items():
            for column, kind in columns.items():
                op.execute(f'ALTER TABLE {table} ALTER COLUMN {column} TYPE {kind}')


def downgrade() -> None:
    """Back to what PostgreSQL does by itself."""
    _sampled('-1')


def _sampled(values: str) -> None:
    if op.get_bind().dialect.name == 'postgresql':
        for table, columns in COLUMNS.items():
            for column in columns:
                op.execute(f'ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS {values}')
