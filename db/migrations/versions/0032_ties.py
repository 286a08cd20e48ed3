"""ties: what organisations say of themselves and of one another"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0032'
down_revision = '0031'
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')
CLUSTERED = {'sqlite_strict': True, 'sqlite_with_rowid': False}


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'tie_declaration',
        sa.Column('wave_id', sa.Text(), nullable=False),
        sa.Column('from_id', sa.Text(), nullable=False),
        sa.Column('to_id', sa.Text(), nullable=False),
        sa.Column('level', sa.Text(), nullable=False),
        sa.Column('kinds', sa.Text(), nullable=False),
        sa.Column('version', WHOLE, nullable=False),
        sa.CheckConstraint('from_id <> to_id', name=op.f('ck_tie_declaration_two')),
        sa.CheckConstraint("level in ('0', 'c', '1', '2', '3')", name=op.f('ck_tie_declaration_level')),
        sa.CheckConstraint('version > 0', name=op.f('ck_tie_declaration_version')),
        sa.ForeignKeyConstraint(['wave_id'], ['wave.id'], name=op.f('fk_tie_declaration_wave_id_wave')),
        sa.ForeignKeyConstraint(['from_id'], ['actor.id'], name=op.f('fk_tie_declaration_from_id_actor')),
        sa.ForeignKeyConstraint(['to_id'], ['actor.id'], name=op.f('fk_tie_declaration_to_id_actor')),
        sa.PrimaryKeyConstraint('wave_id', 'from_id', 'to_id', name=op.f('pk_tie_declaration')),
        **CLUSTERED,
    )
    op.create_table(
        'tie_handover',
        sa.Column('wave_id', sa.Text(), nullable=False),
        sa.Column('actor_id', sa.Text(), nullable=False),
        sa.Column('day', db.types.Day(), nullable=False),
        sa.ForeignKeyConstraint(['wave_id'], ['wave.id'], name=op.f('fk_tie_handover_wave_id_wave')),
        sa.ForeignKeyConstraint(['actor_id'], ['actor.id'], name=op.f('fk_tie_handover_actor_id_actor')),
        sa.PrimaryKeyConstraint('wave_id', 'actor_id', name=op.f('pk_tie_handover')),
        **CLUSTERED,
    )
    op.create_table(
        'structure_sheet',
        sa.Column('territory_id', sa.Text(), nullable=False),
        sa.Column('actor_id', sa.Text(), nullable=False),
        sa.Column('version', WHOLE, nullable=False),
        sa.Column('wave_id', sa.Text(), nullable=False),
        sa.Column('kind', sa.Text(), nullable=True),
        sa.Column('finality', sa.Text(), nullable=False),
        sa.Column('governance', sa.Text(), nullable=False),
        sa.Column('model', sa.Text(), nullable=False),
        sa.Column('day', db.types.Day(), nullable=False),
        sa.CheckConstraint('version > 0', name=op.f('ck_structure_sheet_version')),
        sa.ForeignKeyConstraint(
            ['territory_id'], ['territory.id'], name=op.f('fk_structure_sheet_territory_id_territory')
        ),
        sa.ForeignKeyConstraint(['actor_id'], ['actor.id'], name=op.f('fk_structure_sheet_actor_id_actor')),
        sa.ForeignKeyConstraint(['wave_id'], ['wave.id'], name=op.f('fk_structure_sheet_wave_id_wave')),
        sa.PrimaryKeyConstraint('territory_id', 'actor_id', 'version', name=op.f('pk_structure_sheet')),
        **CLUSTERED,
    )
    op.create_table(
        'structure_agreement',
        sa.Column('wave_id', sa.Text(), nullable=False),
        sa.Column('actor_id', sa.Text(), nullable=False),
        sa.Column('family', sa.Text(), nullable=False),
        sa.Column('agreed', db.types.Flag(), nullable=False),
        sa.Column('version', WHOLE, nullable=False),
        sa.CheckConstraint("family in ('sheet', 'ties')", name=op.f('ck_structure_agreement_family')),
        sa.CheckConstraint('version > 0', name=op.f('ck_structure_agreement_version')),
        sa.ForeignKeyConstraint(['wave_id'], ['wave.id'], name=op.f('fk_structure_agreement_wave_id_wave')),
        sa.ForeignKeyConstraint(['actor_id'], ['actor.id'], name=op.f('fk_structure_agreement_actor_id_actor')),
        sa.PrimaryKeyConstraint('wave_id', 'actor_id', 'family', name=op.f('pk_structure_agreement')),
        **CLUSTERED,
    )


def downgrade() -> None:
    """Back."""
    for table in ('structure_agreement', 'structure_sheet', 'tie_handover', 'tie_declaration'):
        op.drop_table(table)
