"""link cards: what pairs the answers of two waves"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0060'
down_revision = '0059'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.add_column('response', sa.Column('link_hash', sa.Text(), nullable=True))
    op.add_column('response', sa.Column('paired', db.types.Flag(), server_default=sa.text('0'), nullable=False))
    op.create_index('uq_response_wave_link', 'response', ['wave_id', 'link_hash'], unique=True)
    op.create_table(
        'cards_printed',
        sa.Column('territory_id', sa.Text(), nullable=False),
        sa.Column('day', db.types.Day(), nullable=False),
        sa.ForeignKeyConstraint(
            ['territory_id'], ['territory.id'], name=op.f('fk_cards_printed_territory_id_territory')
        ),
        sa.PrimaryKeyConstraint('territory_id', name=op.f('pk_cards_printed')),
        sqlite_strict=True,
    )
    op.create_table(
        'pairing',
        sa.Column('wave_id', sa.Text(), nullable=False),
        sa.Column('before_id', sa.Text(), nullable=True),
        sa.Column('day', db.types.Day(), nullable=False),
        sa.Column('figures', db.types.Document(), nullable=False),
        sa.ForeignKeyConstraint(['wave_id'], ['wave.id'], name=op.f('fk_pairing_wave_id_wave')),
        sa.ForeignKeyConstraint(['before_id'], ['wave.id'], name=op.f('fk_pairing_before_id_wave')),
        sa.PrimaryKeyConstraint('wave_id', name=op.f('pk_pairing')),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Back. Answers of two waves are paired no more, and what pairs told is told no more."""
    op.drop_table('pairing')
    op.drop_table('cards_printed')
    op.drop_index('uq_response_wave_link', 'response')
    op.drop_column('response', 'paired')
    op.drop_column('response', 'link_hash')
