"""what a territory records"""

import sqlalchemy as sa
from alembic import op

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'recording',
        sa.Column('territory_id', sa.Text(), nullable=False),
        sa.Column('language', sa.Text(), nullable=False),
        sa.Column('name', sa.Text(), nullable=False),
        sa.Column('kind', sa.Text(), nullable=False),
        sa.Column('audio', sa.LargeBinary(), nullable=False),
        sa.Column('digest', sa.Text(), nullable=False),
        sa.CheckConstraint("kind in ('audio/webm', 'audio/ogg', 'audio/mp4')", name=op.f('ck_recording_kind')),
        sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_recording_territory_id_territory')),
        sa.PrimaryKeyConstraint('territory_id', 'language', 'name', name=op.f('pk_recording')),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Back."""
    op.drop_table('recording')
