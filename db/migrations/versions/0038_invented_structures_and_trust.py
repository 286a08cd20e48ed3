"""the organisations, solutions and entries that a demonstration invents; trust and value; tracks"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0038'
down_revision = '0037'
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')
ROLES = "('chef_de_file', 'interaction_partielle', 'mobilisable', 'complementaire', 'non_precise')"


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'invented_actor',
        sa.Column('actor_id', sa.Text(), nullable=False),
        sa.Column('wave_id', sa.Text(), nullable=False),
        sa.Column('territory_id', sa.Text(), nullable=False),
        sa.Column('role', sa.Text(), nullable=False),
        sa.Column('position', WHOLE, nullable=False),
        sa.CheckConstraint(f'role in {ROLES}', name=op.f('ck_invented_actor_role')),
        sa.ForeignKeyConstraint(['actor_id'], ['actor.id'], name=op.f('fk_invented_actor_actor_id_actor')),
        sa.ForeignKeyConstraint(['wave_id'], ['wave.id'], name=op.f('fk_invented_actor_wave_id_wave')),
        sa.ForeignKeyConstraint(
            ['territory_id'], ['territory.id'], name=op.f('fk_invented_actor_territory_id_territory')
        ),
        sa.PrimaryKeyConstraint('actor_id', name=op.f('pk_invented_actor')),
        sqlite_strict=True,
    )
    _marks('invented_solution', 'solution_id', 'solution')
    _marks('invented_entry', 'entry_id', 'trajectory_entry')
    _trust()
    _approach()


def _marks(table: str, column: str, marked: str) -> None:
    op.create_table(
        table,
        sa.Column(column, sa.Text(), nullable=False),
        sa.Column('wave_id', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint([column], [f'{marked}.id'], name=op.f(f'fk_{table}_{column}_{marked}')),
        sa.ForeignKeyConstraint(['wave_id'], ['wave.id'], name=op.f(f'fk_{table}_wave_id_wave')),
        sa.PrimaryKeyConstraint(column, name=op.f(f'pk_{table}')),
        sqlite_strict=True,
    )


def _trust() -> None:
    op.create_table(
        'trust_declaration',
        sa.Column('wave_id', sa.Text(), nullable=False),
        sa.Column('from_id', sa.Text(), nullable=False),
        sa.Column('to_id', sa.Text(), nullable=False),
        sa.Column('said', db.types.Document(), nullable=False),
        sa.Column('version', WHOLE, nullable=False),
        sa.CheckConstraint('from_id <> to_id', name=op.f('ck_trust_declaration_two')),
        sa.CheckConstraint('version > 0', name=op.f('ck_trust_declaration_version')),
        sa.ForeignKeyConstraint(['wave_id'], ['wave.id'], name=op.f('fk_trust_declaration_wave_id_wave')),
        sa.ForeignKeyConstraint(['from_id'], ['actor.id'], name=op.f('fk_trust_declaration_from_id_actor')),
        sa.ForeignKeyConstraint(['to_id'], ['actor.id'], name=op.f('fk_trust_declaration_to_id_actor')),
        sa.PrimaryKeyConstraint('wave_id', 'from_id', 'to_id', name=op.f('pk_trust_declaration')),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _approach() -> None:
    degrees = "('yes', 'partly', 'no')"
    op.create_table(
        'approach',
        sa.Column('id', sa.Text(), nullable=False),
        sa.Column('territory_id', sa.Text(), nullable=False),
        sa.Column('track', sa.Text(), nullable=False),
        sa.Column('subject', sa.Text(), nullable=False),
        sa.Column('potential', sa.Text(), nullable=True),
        sa.Column('openness', sa.Text(), nullable=True),
        sa.Column('who', db.types.Document(), nullable=False),
        sa.Column('authority', sa.Text(), nullable=True),
        sa.Column('comment', sa.Text(), nullable=False),
        sa.Column('made_at', db.types.Instant(), nullable=False),
        sa.CheckConstraint("track in ('piste_1', 'piste_2')", name=op.f('ck_approach_track')),
        sa.CheckConstraint("subject <> ''", name=op.f('ck_approach_subject')),
        sa.CheckConstraint("(track = 'piste_1') = (potential is not null)", name=op.f('ck_approach_potential')),
        sa.CheckConstraint("(track = 'piste_1') = (openness is not null)", name=op.f('ck_approach_openness')),
        sa.CheckConstraint("(track = 'piste_2') = (authority is not null)", name=op.f('ck_approach_authority')),
        sa.CheckConstraint(f'potential in {degrees} and openness in {degrees}', name=op.f('ck_approach_degrees')),
        sa.CheckConstraint("authority in ('nothing', 'eases', 'bears')", name=op.f('ck_approach_role')),
        sa.ForeignKeyConstraint(['id'], ['workshop.id'], name=op.f('fk_approach_id_workshop'), ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_approach_territory_id_territory')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_approach')),
        sqlite_strict=True,
    )
    op.create_index('ix_approach_territory_id', 'approach', ['territory_id'])


def downgrade() -> None:
    """Back."""
    for table in ('approach', 'trust_declaration', 'invented_entry', 'invented_solution', 'invented_actor'):
        op.drop_table(table)
