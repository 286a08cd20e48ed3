"""what is done so that everybody can come to a workshop, and who holds it"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0028'
down_revision = '0027'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'welcome',
        sa.Column('workshop_id', sa.Text(), nullable=False),
        sa.Column('languages', db.types.Document(), nullable=False),
        sa.Column('offers', db.types.Document(), nullable=False),
        sa.Column('gives_food', db.types.Flag(), nullable=False),
        sa.Column('epices', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_welcome_workshop_id_workshop')),
        sa.PrimaryKeyConstraint('workshop_id', name=op.f('pk_welcome')),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Back."""
    op.drop_table('welcome')
