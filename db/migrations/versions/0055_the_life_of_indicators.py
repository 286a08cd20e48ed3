"""what became of indicators in each territory"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0055'
down_revision = '0051'
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')
KINDS = "kind in ('proposed', 'discussed', 'adopted', 'renamed', 'retired')"
ORIGINS = "origin is null or origin in ('project', 'residents', 'structures', 'committee', 'team')"
VIEWS = "view is null or view in ('residents', 'structures', 'authority', 'funders', 'following')"
PROPOSAL = "(kind = 'proposed') = (theme_id is not null and origin is not null and view is not null)"


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'indicator_entry',
        sa.Column('id', sa.Text(), nullable=False),
        sa.Column('territory_id', sa.Text(), nullable=False),
        sa.Column('number', WHOLE, nullable=False),
        sa.Column('indicator_id', sa.Text(), nullable=False),
        sa.Column('kind', sa.Text(), nullable=False),
        sa.Column('name', sa.Text(), nullable=False),
        sa.Column('words', sa.Text(), nullable=False),
        sa.Column('theme_id', sa.Text(), nullable=True),
        sa.Column('origin', sa.Text(), nullable=True),
        sa.Column('view', sa.Text(), nullable=True),
        sa.Column('vote_id', sa.Text(), nullable=True),
        sa.Column('rule', WHOLE, nullable=False),
        sa.Column('day', db.types.Day(), nullable=False),
        sa.Column('role', sa.Text(), nullable=False),
        sa.Column('taken_back', db.types.Flag(), nullable=False),
        sa.Column('made_at', db.types.Instant(), nullable=False),
        sa.CheckConstraint(KINDS, name=op.f('ck_indicator_entry_kind')),
        sa.CheckConstraint(ORIGINS, name=op.f('ck_indicator_entry_origin')),
        sa.CheckConstraint(VIEWS, name=op.f('ck_indicator_entry_view')),
        sa.CheckConstraint(PROPOSAL, name=op.f('ck_indicator_entry_proposal')),
        sa.CheckConstraint(
            "(kind in ('proposed', 'renamed')) = (name <> '')", name=op.f('ck_indicator_entry_name')
        ),
        sa.CheckConstraint("(kind = 'discussed') = (vote_id is not null)", name=op.f('ck_indicator_entry_vote')),
        sa.CheckConstraint(
            "words <> '' or kind in ('discussed', 'adopted')", name=op.f('ck_indicator_entry_words')
        ),
        sa.ForeignKeyConstraint(
            ['territory_id'], ['territory.id'], name=op.f('fk_indicator_entry_territory_id_territory')
        ),
        sa.ForeignKeyConstraint(['theme_id'], ['theme.id'], name=op.f('fk_indicator_entry_theme_id_theme')),
        sa.ForeignKeyConstraint(['vote_id'], ['vote.id'], name=op.f('fk_indicator_entry_vote_id_vote')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_indicator_entry')),
        sa.UniqueConstraint('territory_id', 'number', name=op.f('uq_indicator_entry_territory_id_number')),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Back."""
    op.drop_table('indicator_entry')
