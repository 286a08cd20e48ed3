"""who keeps answers, whom to ask, whom to call: what a page says over the files"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0061'
down_revision = '0060'
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'territory_promise',
        sa.Column('id', sa.Text(), nullable=False),
        sa.Column('territory_id', sa.Text(), nullable=False),
        sa.Column('number', WHOLE, nullable=False),
        sa.Column('controller', sa.Text(), nullable=False),
        sa.Column('contact', sa.Text(), nullable=False),
        sa.Column('role', sa.Text(), nullable=False),
        sa.Column('made_at', db.types.Instant(), nullable=False),
        sa.CheckConstraint("(controller = '') = (contact = '')", name=op.f('ck_territory_promise_both')),
        sa.ForeignKeyConstraint(
            ['territory_id'], ['territory.id'], name=op.f('fk_territory_promise_territory_id_territory')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_territory_promise')),
        sa.UniqueConstraint('territory_id', 'number', name=op.f('uq_territory_promise_territory_id_number')),
        sqlite_strict=True,
    )
    op.create_table(
        'help_line_version',
        sa.Column('id', sa.Text(), nullable=False),
        sa.Column('line_id', sa.Text(), nullable=False),
        sa.Column('number', WHOLE, nullable=False),
        sa.Column('territory_id', sa.Text(), nullable=True),
        sa.Column('standing', sa.Text(), nullable=False),
        sa.Column('words', sa.Text(), nullable=False),
        sa.Column('called', sa.Text(), nullable=False),
        sa.Column('hours', sa.Text(), nullable=False),
        sa.Column('role', sa.Text(), nullable=False),
        sa.Column('made_at', db.types.Instant(), nullable=False),
        sa.CheckConstraint("standing in ('said', 'hidden', 'shipped')", name=op.f('ck_help_line_version_standing')),
        sa.CheckConstraint("words <> ''", name=op.f('ck_help_line_version_words')),
        sa.ForeignKeyConstraint(
            ['territory_id'], ['territory.id'], name=op.f('fk_help_line_version_territory_id_territory')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_help_line_version')),
        sa.UniqueConstraint('line_id', 'number', name=op.f('uq_help_line_version_line_id_number')),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Back. What the page said is gone: the files speak again."""
    op.drop_table('help_line_version')
    op.drop_table('territory_promise')
