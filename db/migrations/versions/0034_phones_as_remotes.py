"""phones as remotes of a console, and the codes by which they come"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0034'
down_revision = '0033'
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')
CLUSTERED = {'sqlite_strict': True, 'sqlite_with_rowid': False}


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'remote_code',
        sa.Column('workshop_id', sa.Text(), nullable=False),
        sa.Column('staff_id', sa.Text(), nullable=False),
        sa.Column('code_hash', sa.Text(), nullable=False),
        sa.Column('expires_at', db.types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_remote_code_workshop_id_workshop')),
        sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_remote_code_staff_id_staff')),
        sa.PrimaryKeyConstraint('workshop_id', 'staff_id', name=op.f('pk_remote_code')),
        **CLUSTERED,
    )
    op.create_index('uq_remote_code_code_hash', 'remote_code', ['code_hash'], unique=True)
    op.create_table(
        'remote',
        sa.Column('workshop_id', sa.Text(), nullable=False),
        sa.Column('number', WHOLE, nullable=False),
        sa.Column('staff_id', sa.Text(), nullable=False),
        sa.Column('token_hash', sa.Text(), nullable=False),
        sa.Column('ends_at', db.types.Instant(), nullable=False),
        sa.CheckConstraint('number between 1 and 3', name=op.f('ck_remote_number')),
        sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_remote_workshop_id_workshop')),
        sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_remote_staff_id_staff')),
        sa.PrimaryKeyConstraint('workshop_id', 'number', name=op.f('pk_remote')),
        **CLUSTERED,
    )
    op.create_index('uq_remote_token_hash', 'remote', ['token_hash'], unique=True)
    op.create_index('ix_remote_staff_id', 'remote', ['staff_id'])


def downgrade() -> None:
    """Back."""
    op.drop_table('remote')
    op.drop_table('remote_code')
