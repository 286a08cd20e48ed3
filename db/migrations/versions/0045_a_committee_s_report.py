"""the texts of a committee's report, every version of them"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0045'
down_revision = '0043'
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'report_text',
        sa.Column('wave_id', sa.Text(), nullable=False),
        sa.Column('heading', sa.Text(), nullable=False),
        sa.Column('number', WHOLE, nullable=False),
        sa.Column('after', WHOLE, nullable=False),
        sa.Column('words', sa.Text(), nullable=False),
        sa.Column('role', sa.Text(), nullable=False),
        sa.Column('written_at', db.types.Instant(), nullable=False),
        sa.Column('beside', db.types.Flag(), nullable=False),
        sa.Column('settled', db.types.Flag(), nullable=False),
        sa.CheckConstraint('number > 0 and after >= 0 and after < number', name=op.f('ck_report_text_order')),
        sa.CheckConstraint(
            'beside in (0, 1) and settled in (0, 1) and (settled = 0 or beside = 1)', name=op.f('ck_report_text_beside')
        ),
        sa.ForeignKeyConstraint(['wave_id'], ['wave.id'], name=op.f('fk_report_text_wave_id_wave')),
        sa.PrimaryKeyConstraint('wave_id', 'heading', 'number', name=op.f('pk_report_text')),
        sqlite_strict=True,
    )
    op.create_index(
        'uq_report_text_follows',
        'report_text',
        ['wave_id', 'heading', 'after'],
        unique=True,
        sqlite_where=sa.text('beside = 0'),
        postgresql_where=sa.text('beside = 0'),
    )


def downgrade() -> None:
    """Back."""
    op.drop_table('report_text')
