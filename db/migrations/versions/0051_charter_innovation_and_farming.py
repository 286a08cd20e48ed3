"""who may read how far a structure is with the charter; what shows an innovation; agricultural subjects of priorities"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0051'
down_revision = '0050'
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')
BEFORE = ('sheet', 'ties', 'means', 'commitments')
AUDIENCES = "audience in ('nobody', 'partners', 'committee', 'public')"
FAMILY = 'ck_structure_agreement_family'
CRITERIA = ('diffusion', 'practices', 'relations')


def upgrade() -> None:
    """Forward. Nobody had agreed to anything about the charter; nothing was found yet; nothing was said to be farming."""
    _families((*BEFORE, 'charter'))
    for name in CRITERIA:
        op.add_column('solution', sa.Column(name, sa.Text(), nullable=False, server_default=''))
    op.add_column('priority', sa.Column('blocks', db.types.Document(), nullable=False, server_default='[]'))


def downgrade() -> None:
    """Back."""
    op.drop_column('priority', 'blocks')
    for name in CRITERIA:
        op.drop_column('solution', name)
    op.execute("delete from structure_agreement where family = 'charter'")
    _families(BEFORE)


def _families(known: tuple[str, ...]) -> None:
    """An agreement is one of these families; SQLite makes the table anew for it, with what it holds."""
    check = f'family in {known}'
    if op.get_bind().dialect.name == 'postgresql':
        op.drop_constraint(op.f(FAMILY), 'structure_agreement', type_='check')
        op.create_check_constraint(op.f(FAMILY), 'structure_agreement', check)
        return
    op.create_table(
        'structure_agreement_new',
        sa.Column('wave_id', sa.Text(), nullable=False),
        sa.Column('actor_id', sa.Text(), nullable=False),
        sa.Column('family', sa.Text(), nullable=False),
        sa.Column('audience', sa.Text(), nullable=False),
        sa.Column('version', WHOLE, nullable=False),
        sa.CheckConstraint(check, name=op.f(FAMILY)),
        sa.CheckConstraint(AUDIENCES, name=op.f('ck_structure_agreement_audience')),
        sa.CheckConstraint('version > 0', name=op.f('ck_structure_agreement_version')),
        sa.ForeignKeyConstraint(['wave_id'], ['wave.id'], name=op.f('fk_structure_agreement_wave_id_wave')),
        sa.ForeignKeyConstraint(['actor_id'], ['actor.id'], name=op.f('fk_structure_agreement_actor_id_actor')),
        sa.PrimaryKeyConstraint('wave_id', 'actor_id', 'family', name=op.f('pk_structure_agreement')),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.execute(
        'insert into structure_agreement_new (wave_id, actor_id, family, audience, version) '
        'select wave_id, actor_id, family, audience, version from structure_agreement'
    )
    op.drop_table('structure_agreement')
    op.rename_table('structure_agreement_new', 'structure_agreement')
