"""the ways of voting announced are all five, and each reading of a pile of paper is an account's"""

import json
from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None

SLIPS_ONLY = ["slip"]
SETTLED = 3  # beside the two readings


def upgrade() -> None:
    """Forward. Votes of before took paper (and hands, for approval) without saying so: from now on they say it."""
    op.create_table('paper_reading',
    sa.Column('vote_id', sa.Text(), nullable=False),
    sa.Column('reading', sa.Integer().with_variant(sa.BigInteger(), 'postgresql'), nullable=False),
    sa.Column('staff_id', sa.Text(), nullable=False),
    sa.CheckConstraint('reading in (1, 2)', name=op.f('ck_paper_reading_reading')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_paper_reading_staff_id_staff')),
    sa.ForeignKeyConstraint(['vote_id'], ['vote.id'], name=op.f('fk_paper_reading_vote_id_vote')),
    sa.PrimaryKeyConstraint('vote_id', 'reading', name=op.f('pk_paper_reading')),
    sa.UniqueConstraint('vote_id', 'staff_id', name=op.f('uq_paper_reading_vote_id_staff_id')),
    sqlite_strict=True,
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('paper_entry') as entry:
        entry.drop_constraint(op.f('ck_paper_entry_reading'), type_='check')
        entry.create_check_constraint(op.f('ck_paper_entry_reading'), 'reading in (1, 2, 3)')
    _announce(lambda method, ways: [*ways, "paper", *(["hands"] if method == "approval" else [])])


def downgrade() -> None:
    """Back: what was settled becomes what both readings say."""
    _announce(lambda _, ways: [way for way in ways if way not in {"paper", "hands"}])
    connection = op.get_bind()
    entries = sa.table('paper_entry', *map(sa.column, ('vote_id', 'reading', 'number', 'sealed')))
    for row in connection.execute(sa.select(entries).where(entries.c.reading == SETTLED)).all():
        same = (entries.c.vote_id == row.vote_id) & (entries.c.number == row.number)
        connection.execute(sa.update(entries).where(same, entries.c.reading != SETTLED).values(sealed=row.sealed))
    connection.execute(sa.delete(entries).where(entries.c.reading == SETTLED))
    with op.batch_alter_table('paper_entry') as entry:
        entry.drop_constraint(op.f('ck_paper_entry_reading'), type_='check')
        entry.create_check_constraint(op.f('ck_paper_entry_reading'), 'reading in (1, 2)')
    op.drop_table('paper_reading')


def _announce(ways_of: Callable[[str, list[str]], list[str]]) -> None:
    connection = op.get_bind()
    votes = sa.table('vote', *map(sa.column, ('id', 'method', 'channels')))
    for row in connection.execute(sa.select(votes)).all():
        ways = json.loads(row.channels)
        if ways != SLIPS_ONLY:
            said = json.dumps(ways_of(row.method, ways), separators=(",", ":"))
            connection.execute(sa.update(votes).where(votes.c.id == row.id).values(channels=said))
