"""what staff did is a chain, one a territory, from the first act on"""

import hashlib
import json

import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')
COLUMNS = {'chain': sa.Text(), 'number': WHOLE, 'previous': sa.Text(), 'hash': sa.Text()}
OF_THE_HOUSE = {'account', 'session', 'journal'}
# A kind of subject, and where each belongs; the rest belongs to the house.
TERRITORIES = {
    'workshop': 'select id, territory_id from workshop',
    'vote': 'select vote.id, workshop.territory_id from vote join workshop on workshop.id = vote.workshop_id',
    'wave': 'select id, territory_id from wave',
    'priority': 'select id, territory_id from priority',
    'partner_link': 'select link.id, wave.territory_id from partner_link link join wave on wave.id = link.wave_id',
    'actor_proposal': 'select one.id, wave.territory_id from actor_proposal one join wave on wave.id = one.wave_id',
}


def upgrade() -> None:
    """Forward."""
    op.create_table('audit_head',
    sa.Column('chain', sa.Text(), nullable=False),
    sa.Column('number', WHOLE, nullable=False),
    sa.Column('hash', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('chain', name=op.f('pk_audit_head')),
    sqlite_strict=True,
    sqlite_with_rowid=False
    )
    op.create_table('audit_anchor',
    sa.Column('chain', sa.Text(), nullable=False),
    sa.Column('number', WHOLE, nullable=False),
    sa.Column('hash', sa.Text(), nullable=False),
    sa.Column('signature', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('chain', name=op.f('pk_audit_anchor')),
    sqlite_strict=True,
    sqlite_with_rowid=False
    )
    for name, kind in COLUMNS.items():
        op.add_column('audit', sa.Column(name, kind, nullable=True))
    _link()
    with op.batch_alter_table('audit', table_kwargs={'sqlite_strict': True}) as audit:
        for name, kind in COLUMNS.items():
            audit.alter_column(name, existing_type=kind, nullable=False)
        audit.create_unique_constraint(op.f('uq_audit_chain_number'), ['chain', 'number'])
        audit.create_unique_constraint(op.f('uq_audit_chain_previous'), ['chain', 'previous'])
        audit.create_unique_constraint(op.f('uq_audit_hash'), ['hash'])


def downgrade() -> None:
    """Back."""
    with op.batch_alter_table('audit', table_kwargs={'sqlite_strict': True}) as audit:
        for name in ('uq_audit_chain_number', 'uq_audit_chain_previous', 'uq_audit_hash'):
            audit.drop_constraint(op.f(name), type_='unique')
        for name in COLUMNS:
            audit.drop_column(name)
    op.drop_table('audit_anchor')
    op.drop_table('audit_head')


def _link() -> None:
    connection = op.get_bind()
    places = {row[0]: row[1] for told in TERRITORIES.values() for row in connection.execute(sa.text(told))}
    audit = sa.table('audit', *map(sa.column, ('id', 'at', 'staff_id', 'action', 'subject', 'details', *COLUMNS)))
    heads: dict[str, tuple[int, str]] = {}
    for row in connection.execute(sa.select(audit).order_by(audit.c.id)).all():
        chain = "" if row.action.partition(".")[0] in OF_THE_HOUSE else places.get(row.subject) or ""
        number, previous = heads.get(chain, (0, ""))
        told = [chain, number + 1, previous, row.at, row.staff_id, row.action, row.subject, json.loads(row.details)]
        text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        heads[chain] = number + 1, hashlib.sha256(text.encode()).hexdigest()
        place = {"chain": chain, "number": number + 1, "previous": previous, "hash": heads[chain][1]}
        connection.execute(sa.update(audit).where(audit.c.id == row.id).values(**place))
    known = sa.table('audit_head', *map(sa.column, ('chain', 'number', 'hash')))
    for chain, (number, last) in sorted(heads.items()):
        connection.execute(sa.insert(known).values(chain=chain, number=number, hash=last))
