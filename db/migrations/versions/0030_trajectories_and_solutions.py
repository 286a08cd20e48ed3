"""trajectories of territories; solutions, their bricks and useful effects; sheets, links, seats"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0030'
down_revision = '0029'
branch_labels = None
depends_on = None

INTEGER = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')
KINDS = "('reached', 'left', 'stride', 'adjustment', 'lesson', 'begun', 'ended')"
STANDINGS = "('idea', 'prepared', 'running', 'lasting', 'stopped')"
FUNDERS = (
    "('mutuelle', 'caf', 'assurance_maladie', 'collectivite', 'bailleur', 'entreprise', 'fondation', "
    "'partage_economies')"
)
BENEFICIARIES = (
    "('habitants', 'enfants', 'salaries_insertion', 'agriculteurs', 'benevoles', 'partenaires', 'collectivite', "
    "'territoire')"
)
SHEET = ('title', 'question', 'answer', 'relevance', 'durability', 'scaling')


def upgrade() -> None:
    """Forward."""
    _trajectory()
    _solution()
    _brick()
    _effect()
    _shared()
    _seats()


def _trajectory() -> None:
    op.create_table(
        'trajectory_entry',
        sa.Column('id', sa.Text(), nullable=False),
        sa.Column('territory_id', sa.Text(), nullable=False),
        sa.Column('number', INTEGER, nullable=False),
        sa.Column('kind', sa.Text(), nullable=False),
        sa.Column('step', INTEGER, nullable=True),
        sa.Column('day', db.types.Day(), nullable=False),
        sa.Column('words', sa.Text(), nullable=False),
        sa.Column('role', sa.Text(), nullable=False),
        sa.Column('taken_back', db.types.Flag(), nullable=False),
        sa.Column('made_at', db.types.Instant(), nullable=False),
        sa.CheckConstraint(f'kind in {KINDS}', name=op.f('ck_trajectory_entry_kind')),
        sa.CheckConstraint(
            "(kind in ('reached', 'left')) = (step is not null)", name=op.f('ck_trajectory_entry_of_a_step')
        ),
        sa.CheckConstraint('step between 1 and 7', name=op.f('ck_trajectory_entry_step')),
        sa.CheckConstraint("words <> '' or kind in ('begun', 'ended')", name=op.f('ck_trajectory_entry_words')),
        sa.ForeignKeyConstraint(
            ['territory_id'], ['territory.id'], name=op.f('fk_trajectory_entry_territory_id_territory')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_trajectory_entry')),
        sa.UniqueConstraint('territory_id', 'number', name=op.f('uq_trajectory_entry_territory_id_number')),
        sqlite_strict=True,
    )


def _solution() -> None:
    op.create_table(
        'solution',
        sa.Column('id', sa.Text(), nullable=False),
        sa.Column('territory_id', sa.Text(), nullable=False),
        sa.Column('revision', INTEGER, nullable=False),
        sa.Column('title', sa.Text(), nullable=False),
        sa.Column('aim', sa.Text(), nullable=False),
        sa.Column('functions', db.types.Document(), nullable=False),
        sa.Column('theme_id', sa.Text(), nullable=True),
        sa.Column('project', sa.Text(), nullable=False),
        sa.Column('savings', sa.Text(), nullable=False),
        sa.Column('balance', sa.Text(), nullable=False),
        sa.Column('shown', db.types.Flag(), nullable=False),
        sa.Column('made_at', db.types.Instant(), nullable=False),
        sa.CheckConstraint("title <> '' and aim <> ''", name=op.f('ck_solution_words')),
        sa.CheckConstraint("(theme_id is null) = (project <> '')", name=op.f('ck_solution_anchor')),
        sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_solution_territory_id_territory')),
        sa.ForeignKeyConstraint(['theme_id'], ['theme.id'], name=op.f('fk_solution_theme_id_theme')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_solution')),
        sqlite_strict=True,
    )
    op.create_index('ix_solution_territory_id', 'solution', ['territory_id'])


def _brick() -> None:
    op.create_table(
        'brick',
        sa.Column('id', sa.Text(), nullable=False),
        sa.Column('solution_id', sa.Text(), nullable=False),
        sa.Column('revision', INTEGER, nullable=False),
        sa.Column('title', sa.Text(), nullable=False),
        sa.Column('actor_id', sa.Text(), nullable=True),
        sa.Column('standing', sa.Text(), nullable=False),
        sa.Column('level', sa.Text(), nullable=True),
        sa.Column('priority_id', sa.Text(), nullable=True),
        sa.Column('made_at', db.types.Instant(), nullable=False),
        sa.CheckConstraint("title <> ''", name=op.f('ck_brick_title')),
        sa.CheckConstraint(f'standing in {STANDINGS}', name=op.f('ck_brick_standing')),
        sa.CheckConstraint("level in ('1', '2', '3')", name=op.f('ck_brick_level')),
        sa.ForeignKeyConstraint(['solution_id'], ['solution.id'], name=op.f('fk_brick_solution_id_solution')),
        sa.ForeignKeyConstraint(['actor_id'], ['actor.id'], name=op.f('fk_brick_actor_id_actor')),
        sa.ForeignKeyConstraint(['priority_id'], ['priority.id'], name=op.f('fk_brick_priority_id_priority')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_brick')),
        sqlite_strict=True,
    )
    op.create_index('ix_brick_solution_id', 'brick', ['solution_id'])


def _effect() -> None:
    op.create_table(
        'useful_effect',
        sa.Column('id', sa.Text(), nullable=False),
        sa.Column('brick_id', sa.Text(), nullable=False),
        sa.Column('revision', INTEGER, nullable=False),
        sa.Column('words', sa.Text(), nullable=False),
        sa.Column('beneficiary', sa.Text(), nullable=False),
        sa.Column('funder', sa.Text(), nullable=True),
        sa.Column('evidence', sa.Text(), nullable=False),
        sa.Column('state', sa.Text(), nullable=False),
        sa.Column('made_at', db.types.Instant(), nullable=False),
        sa.CheckConstraint("words <> ''", name=op.f('ck_useful_effect_words')),
        sa.CheckConstraint(f'beneficiary in {BENEFICIARIES}', name=op.f('ck_useful_effect_beneficiary')),
        sa.CheckConstraint(f'funder in {FUNDERS}', name=op.f('ck_useful_effect_funder')),
        sa.CheckConstraint(
            "state in ('expected', 'observed', 'discussed', 'supported')", name=op.f('ck_useful_effect_state')
        ),
        sa.ForeignKeyConstraint(['brick_id'], ['brick.id'], name=op.f('fk_useful_effect_brick_id_brick')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_useful_effect')),
        sqlite_strict=True,
    )
    op.create_index('ix_useful_effect_brick_id', 'useful_effect', ['brick_id'])


def _shared() -> None:
    op.create_table(
        'experience_sheet',
        sa.Column('id', sa.Text(), nullable=False),
        sa.Column('territory_id', sa.Text(), nullable=False),
        sa.Column('revision', INTEGER, nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in SHEET),
        sa.Column('shown', db.types.Flag(), nullable=False),
        sa.Column('made_at', db.types.Instant(), nullable=False),
        sa.CheckConstraint("title <> '' and question <> '' and answer <> ''", name=op.f('ck_experience_sheet_words')),
        sa.ForeignKeyConstraint(
            ['territory_id'], ['territory.id'], name=op.f('fk_experience_sheet_territory_id_territory')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_experience_sheet')),
        sqlite_strict=True,
    )
    op.create_table(
        'resource_link',
        sa.Column('id', sa.Text(), nullable=False),
        sa.Column('territory_id', sa.Text(), nullable=False),
        sa.Column('revision', INTEGER, nullable=False),
        sa.Column('title', sa.Text(), nullable=False),
        sa.Column('address', sa.Text(), nullable=False),
        sa.Column('about', sa.Text(), nullable=False),
        sa.Column('novice', db.types.Flag(), nullable=False),
        sa.Column('made_at', db.types.Instant(), nullable=False),
        sa.CheckConstraint("title <> '' and address like 'https://%'", name=op.f('ck_resource_link_words')),
        sa.ForeignKeyConstraint(
            ['territory_id'], ['territory.id'], name=op.f('fk_resource_link_territory_id_territory')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_resource_link')),
        sa.UniqueConstraint('address', name=op.f('uq_resource_link_address')),
        sqlite_strict=True,
    )


def _seats() -> None:
    op.create_table(
        'governance_count',
        sa.Column('id', sa.Text(), nullable=False),
        sa.Column('territory_id', sa.Text(), nullable=False),
        sa.Column('number', INTEGER, nullable=False),
        sa.Column('day', db.types.Day(), nullable=False),
        sa.Column('seats', INTEGER, nullable=False),
        sa.Column('residents', INTEGER, nullable=False),
        sa.Column('roles', INTEGER, nullable=False),
        sa.Column('source', sa.Text(), nullable=False),
        sa.Column('role', sa.Text(), nullable=False),
        sa.Column('made_at', db.types.Instant(), nullable=False),
        sa.CheckConstraint(
            'seats >= 1 and residents between 0 and seats and roles >= 0', name=op.f('ck_governance_count_seats')
        ),
        sa.CheckConstraint("source <> ''", name=op.f('ck_governance_count_source')),
        sa.ForeignKeyConstraint(
            ['territory_id'], ['territory.id'], name=op.f('fk_governance_count_territory_id_territory')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_governance_count')),
        sa.UniqueConstraint('territory_id', 'number', name=op.f('uq_governance_count_territory_id_number')),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Back."""
    for table in ('governance_count', 'resource_link', 'experience_sheet', 'useful_effect', 'brick', 'solution', 'trajectory_entry'):
        op.drop_table(table)
