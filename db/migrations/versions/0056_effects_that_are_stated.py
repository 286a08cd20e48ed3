"""effects that a territory states of a wave"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0056'
down_revision = '0055'
branch_labels = None
depends_on = None

WHOM = (
    "whom in ('habitants', 'enfants', 'benevoles', 'salaries_insertion', 'agriculteurs', 'partenaires', "
    "'collectivite', 'financeurs', 'territoire')"
)
SHOWN = "polarity = 'expected' or evidence <> '' or indicator_id is not null or quote_id is not null"


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'effect_statement',
        sa.Column('id', sa.Text(), nullable=False),
        sa.Column('wave_id', sa.Text(), nullable=False),
        sa.Column('theme_id', sa.Text(), nullable=False),
        sa.Column('words', sa.Text(), nullable=False),
        sa.Column('whom', sa.Text(), nullable=False),
        sa.Column('direct', db.types.Flag(), nullable=False),
        sa.Column('polarity', sa.Text(), nullable=False),
        sa.Column('evidence', sa.Text(), nullable=False),
        sa.Column('indicator_id', sa.Text(), nullable=True),
        sa.Column('snapshot', sa.Text(), nullable=False),
        sa.Column('quote_id', sa.Text(), nullable=True),
        sa.Column('day', db.types.Day(), nullable=False),
        sa.Column('role', sa.Text(), nullable=False),
        sa.Column('taken_back', db.types.Flag(), nullable=False),
        sa.Column('made_at', db.types.Instant(), nullable=False),
        sa.CheckConstraint(WHOM, name=op.f('ck_effect_statement_whom')),
        sa.CheckConstraint("polarity in ('expected', 'better', 'worse')", name=op.f('ck_effect_statement_polarity')),
        sa.CheckConstraint("words <> ''", name=op.f('ck_effect_statement_words')),
        sa.CheckConstraint("(indicator_id is null) = (snapshot = '')", name=op.f('ck_effect_statement_snapshot')),
        sa.CheckConstraint(SHOWN, name=op.f('ck_effect_statement_shown')),
        sa.ForeignKeyConstraint(['wave_id'], ['wave.id'], name=op.f('fk_effect_statement_wave_id_wave')),
        sa.ForeignKeyConstraint(['theme_id'], ['theme.id'], name=op.f('fk_effect_statement_theme_id_theme')),
        sa.ForeignKeyConstraint(
            ['indicator_id'], ['indicator.id'], name=op.f('fk_effect_statement_indicator_id_indicator')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_effect_statement')),
        sqlite_strict=True,
    )
    op.create_index('ix_effect_statement_wave_id', 'effect_statement', ['wave_id'])


def downgrade() -> None:
    """Back."""
    op.drop_index('ix_effect_statement_wave_id', table_name='effect_statement')
    op.drop_table('effect_statement')
