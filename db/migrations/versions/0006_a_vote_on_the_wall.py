"""a vote on the wall"""

import sqlalchemy as sa
from alembic import op
import db.types

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table('wall',
    sa.Column('workshop_id', sa.Text(), nullable=False),
    sa.Column('vote_id', sa.Text(), nullable=False),
    sa.Column('revealed', db.types.Flag(), nullable=False),
    sa.ForeignKeyConstraint(['vote_id'], ['vote.id'], name=op.f('fk_wall_vote_id_vote')),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_wall_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('workshop_id', name=op.f('pk_wall')),
    sqlite_strict=True
    )


def downgrade() -> None:
    """Back."""
    op.drop_table('wall')
