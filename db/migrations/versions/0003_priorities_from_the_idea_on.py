"""priorities from the idea on

Examples are read again from the files at the next start; nothing else was ever in this table.
"""

import sqlalchemy as sa
from alembic import op
import db.types

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')


def upgrade() -> None:
    """Forward."""
    op.drop_table('priority')
    op.create_table('priority',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('position', WHOLE, nullable=False),
    sa.Column('territory_id', sa.Text(), nullable=True),
    sa.Column('workshop_id', sa.Text(), nullable=True),
    sa.Column('theme_id', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('description', sa.Text(), nullable=False),
    sa.Column('icon', sa.Text(), nullable=False),
    sa.Column('stakes', db.types.Document(), nullable=False),
    sa.Column('objectives', db.types.Document(), nullable=False),
    sa.Column('cost_low', WHOLE, nullable=True),
    sa.Column('cost_high', WHOLE, nullable=True),
    sa.Column('cost_kind', sa.Text(), nullable=False),
    sa.Column('cost_vote', WHOLE, nullable=True),
    sa.Column('basis', sa.Text(), nullable=False),
    sa.Column('is_example', db.types.Flag(), nullable=False),
    sa.Column('proposer', sa.Text(), nullable=False),
    sa.Column('status', sa.Text(), nullable=False),
    sa.Column('merged_into', sa.Text(), nullable=True),
    sa.CheckConstraint('(is_example = 1) = (territory_id is null)', name=op.f('ck_priority_example')),
    sa.CheckConstraint("(status = 'merged') = (merged_into is not null)", name=op.f('ck_priority_merged')),
    sa.CheckConstraint('(cost_low is null) = (cost_high is null) and cost_low <= cost_high', name=op.f('ck_priority_cost')),
    sa.CheckConstraint('length(title) <= 80 and length(description) <= 140', name=op.f('ck_priority_length')),
    sa.CheckConstraint("proposer in ('resident', 'habitante', 'habitant', 'structure', 'example')", name=op.f('ck_priority_proposer')),
    sa.CheckConstraint("status in ('waiting', 'refused', 'merged', 'proposed', 'voting', 'retained', 'ongoing', 'done', 'dropped')", name=op.f('ck_priority_status')),
    sa.ForeignKeyConstraint(['merged_into'], ['priority.id'], name=op.f('fk_priority_merged_into_priority')),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_priority_territory_id_territory')),
    sa.ForeignKeyConstraint(['theme_id'], ['theme.id'], name=op.f('fk_priority_theme_id_theme')),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_priority_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_priority')),
    sqlite_strict=True,
    sqlite_with_rowid=False
    )
    op.create_index('ix_priority_merged_into', 'priority', ['merged_into'])
    op.create_index('ix_priority_territory_id', 'priority', ['territory_id', 'status'])
    op.create_table('priority_event',
    sa.Column('priority_id', sa.Text(), nullable=False),
    sa.Column('n', WHOLE, nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('day', db.types.Day(), nullable=False),
    sa.Column('role', sa.Text(), nullable=False),
    sa.Column('subject', sa.Text(), nullable=True),
    sa.Column('details', db.types.Document(), nullable=False),
    sa.CheckConstraint("kind in ('proposed', 'published', 'corrected', 'refused', 'merged', 'joined', 'put_to_vote', 'retained', 'not_retained', 'started', 'done', 'dropped')", name=op.f('ck_priority_event_kind')),
    sa.CheckConstraint("role in ('resident', 'vote', 'facilitator', 'committee', 'coordinator')", name=op.f('ck_priority_event_role')),
    sa.ForeignKeyConstraint(['priority_id'], ['priority.id'], name=op.f('fk_priority_event_priority_id_priority')),
    sa.PrimaryKeyConstraint('priority_id', 'n', name=op.f('pk_priority_event')),
    sa.UniqueConstraint('priority_id', 'kind', 'subject', name=op.f('uq_priority_event_priority_id_kind_subject')),
    sqlite_strict=True,
    sqlite_with_rowid=False
    )


def downgrade() -> None:
    """Back: proposals are lost, examples are read again."""
    op.drop_table('priority_event')
    op.drop_table('priority')
    op.create_table('priority',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('position', WHOLE, nullable=False),
    sa.Column('theme_id', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('description', sa.Text(), nullable=False),
    sa.Column('cost_low', WHOLE, nullable=False),
    sa.Column('cost_high', WHOLE, nullable=False),
    sa.Column('cost_kind', sa.Text(), nullable=False),
    sa.Column('basis', sa.Text(), nullable=False),
    sa.Column('is_example', db.types.Flag(), nullable=False),
    sa.ForeignKeyConstraint(['theme_id'], ['theme.id'], name=op.f('fk_priority_theme_id_theme')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_priority')),
    sqlite_strict=True
    )
