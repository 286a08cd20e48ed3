"""names of territories, as pages wrote them"""

import sqlalchemy as sa
from alembic import op

import db.types

INTEGER = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')

revision = '0074'
down_revision = '0073'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'territory_version',
        sa.Column('id', sa.Text(), nullable=False),
        sa.Column('territory_id', sa.Text(), nullable=False),
        sa.Column('number', INTEGER, nullable=False),
        sa.Column('name', sa.Text(), nullable=False),
        sa.Column('role', sa.Text(), nullable=False),
        sa.Column('made_at', db.types.Instant(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f('ck_territory_version_name')),
        sa.ForeignKeyConstraint(
            ['territory_id'], ['territory.id'], name=op.f('fk_territory_version_territory_id_territory')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_territory_version')),
        sa.UniqueConstraint('territory_id', 'number', name=op.f('uq_territory_version_territory_id_number')),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Back. Names that pages wrote are what they are until the files are loaded again."""
    op.drop_table('territory_version')
