"""means that are offered, needed and shared; commitments that both sides accept"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0036'
down_revision = '0035'
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')
STRICT = {'sqlite_strict': True}
CLUSTERED = {**STRICT, 'sqlite_with_rowid': False}
FAMILY = 'ck_structure_agreement_family'


def upgrade() -> None:
    """Forward."""
    _families("family in ('sheet', 'ties', 'means', 'commitments')")
    _means()
    _commitments()


def _families(known: str) -> None:
    """An agreement is one of these families; SQLite makes the table anew for it, with what it holds."""
    if op.get_bind().dialect.name == 'postgresql':
        op.drop_constraint(op.f(FAMILY), 'structure_agreement', type_='check')
        op.create_check_constraint(op.f(FAMILY), 'structure_agreement', known)
        return
    op.create_table(
        'structure_agreement_new',
        sa.Column('wave_id', sa.Text(), nullable=False),
        sa.Column('actor_id', sa.Text(), nullable=False),
        sa.Column('family', sa.Text(), nullable=False),
        sa.Column('agreed', db.types.Flag(), nullable=False),
        sa.Column('version', WHOLE, nullable=False),
        sa.CheckConstraint(known, name=op.f(FAMILY)),
        sa.CheckConstraint('version > 0', name=op.f('ck_structure_agreement_version')),
        sa.ForeignKeyConstraint(['wave_id'], ['wave.id'], name=op.f('fk_structure_agreement_wave_id_wave')),
        sa.ForeignKeyConstraint(['actor_id'], ['actor.id'], name=op.f('fk_structure_agreement_actor_id_actor')),
        sa.PrimaryKeyConstraint('wave_id', 'actor_id', 'family', name=op.f('pk_structure_agreement')),
        **CLUSTERED,
    )
    op.execute('insert into structure_agreement_new select * from structure_agreement')
    op.drop_table('structure_agreement')
    op.rename_table('structure_agreement_new', 'structure_agreement')


def _means() -> None:
    op.create_table(
        'means',
        sa.Column('id', sa.Text(), nullable=False),
        sa.Column('territory_id', sa.Text(), nullable=False),
        sa.Column('actor_id', sa.Text(), nullable=False),
        sa.Column('wave_id', sa.Text(), nullable=False),
        sa.Column('side', sa.Text(), nullable=False),
        sa.Column('type', sa.Text(), nullable=False),
        sa.Column('words', sa.Text(), nullable=False),
        sa.Column('until', db.types.Day(), nullable=True),
        sa.Column('withdrawn_in', sa.Text(), nullable=True),
        sa.Column('made_at', db.types.Instant(), nullable=False),
        sa.CheckConstraint("side in ('offer', 'need')", name=op.f('ck_means_side')),
        sa.CheckConstraint("words <> ''", name=op.f('ck_means_words')),
        sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_means_territory_id_territory')),
        sa.ForeignKeyConstraint(['actor_id'], ['actor.id'], name=op.f('fk_means_actor_id_actor')),
        sa.ForeignKeyConstraint(['wave_id'], ['wave.id'], name=op.f('fk_means_wave_id_wave')),
        sa.ForeignKeyConstraint(['withdrawn_in'], ['wave.id'], name=op.f('fk_means_withdrawn_in_wave')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_means')),
        **STRICT,
    )
    op.create_index(op.f('ix_means_territory_id'), 'means', ['territory_id'])
    op.create_table(
        'means_share',
        sa.Column('need_id', sa.Text(), nullable=False),
        sa.Column('offer_id', sa.Text(), nullable=False),
        sa.Column('wave_id', sa.Text(), nullable=False),
        sa.Column('side', sa.Text(), nullable=False),
        sa.Column('shared', db.types.Flag(), nullable=False),
        sa.Column('version', WHOLE, nullable=False),
        sa.CheckConstraint("side in ('offer', 'need')", name=op.f('ck_means_share_side')),
        sa.CheckConstraint('version > 0', name=op.f('ck_means_share_version')),
        sa.ForeignKeyConstraint(['need_id'], ['means.id'], name=op.f('fk_means_share_need_id_means')),
        sa.ForeignKeyConstraint(['offer_id'], ['means.id'], name=op.f('fk_means_share_offer_id_means')),
        sa.ForeignKeyConstraint(['wave_id'], ['wave.id'], name=op.f('fk_means_share_wave_id_wave')),
        sa.PrimaryKeyConstraint('need_id', 'offer_id', 'wave_id', 'side', name=op.f('pk_means_share')),
        **CLUSTERED,
    )


def _commitments() -> None:
    op.create_table(
        'commitment',
        sa.Column('id', sa.Text(), nullable=False),
        sa.Column('territory_id', sa.Text(), nullable=False),
        sa.Column('from_id', sa.Text(), nullable=False),
        sa.Column('to_id', sa.Text(), nullable=False),
        sa.Column('gives', sa.Text(), nullable=False),
        sa.Column('receives', sa.Text(), nullable=False),
        sa.Column('form', sa.Text(), nullable=False),
        sa.Column('start', db.types.Day(), nullable=False),
        sa.Column('review', db.types.Day(), nullable=False),
        sa.Column('made_in', sa.Text(), nullable=False),
        sa.Column('wave_id', sa.Text(), nullable=False),
        sa.Column('made_at', db.types.Instant(), nullable=False),
        sa.CheckConstraint('from_id <> to_id', name=op.f('ck_commitment_two')),
        sa.CheckConstraint("form in ('oral', 'ecrit', 'convention', 'charte')", name=op.f('ck_commitment_form')),
        sa.CheckConstraint('review > start', name=op.f('ck_commitment_review')),
        sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_commitment_territory_id_territory')),
        sa.ForeignKeyConstraint(['from_id'], ['actor.id'], name=op.f('fk_commitment_from_id_actor')),
        sa.ForeignKeyConstraint(['to_id'], ['actor.id'], name=op.f('fk_commitment_to_id_actor')),
        sa.ForeignKeyConstraint(['made_in'], ['wave.id'], name=op.f('fk_commitment_made_in_wave')),
        sa.ForeignKeyConstraint(['wave_id'], ['wave.id'], name=op.f('fk_commitment_wave_id_wave')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_commitment')),
        **STRICT,
    )
    op.create_index(op.f('ix_commitment_territory_id'), 'commitment', ['territory_id'])
    op.create_table(
        'commitment_entry',
        sa.Column('commitment_id', sa.Text(), nullable=False),
        sa.Column('number', WHOLE, nullable=False),
        sa.Column('what', sa.Text(), nullable=False),
        sa.Column('actor_id', sa.Text(), nullable=False),
        sa.Column('wave_id', sa.Text(), nullable=False),
        sa.Column('day', db.types.Day(), nullable=False),
        sa.Column('words', sa.Text(), nullable=False),
        sa.Column('review', db.types.Day(), nullable=True),
        sa.CheckConstraint('number > 0', name=op.f('ck_commitment_entry_number')),
        sa.CheckConstraint("what in ('accepted', 'refused', 'withdrawn', 'reviewed', 'ended')", name=op.f('ck_commitment_entry_what')),
        sa.ForeignKeyConstraint(['commitment_id'], ['commitment.id'], name=op.f('fk_commitment_entry_commitment_id_commitment')),
        sa.ForeignKeyConstraint(['actor_id'], ['actor.id'], name=op.f('fk_commitment_entry_actor_id_actor')),
        sa.ForeignKeyConstraint(['wave_id'], ['wave.id'], name=op.f('fk_commitment_entry_wave_id_wave')),
        sa.PrimaryKeyConstraint('commitment_id', 'number', name=op.f('pk_commitment_entry')),
        **CLUSTERED,
    )


def downgrade() -> None:
    """Back: agreements to families that are gone go with them."""
    for table in ('commitment_entry', 'commitment', 'means_share', 'means'):
        op.drop_table(table)
    op.execute("delete from structure_agreement where family in ('means', 'commitments')")
    _families("family in ('sheet', 'ties')")
