"""who staff are at an identity provider, and the ways by which they came from there"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0064'
down_revision = '0063'
branch_labels = None
depends_on = None

CLUSTERED = {'sqlite_strict': True, 'sqlite_with_rowid': False}


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'staff_identity',
        sa.Column('issuer', sa.Text(), nullable=False),
        sa.Column('subject_hash', sa.Text(), nullable=False),
        sa.Column('staff_id', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_staff_identity_staff_id_staff')),
        sa.PrimaryKeyConstraint('issuer', 'subject_hash', name=op.f('pk_staff_identity')),
        sa.UniqueConstraint('staff_id', 'issuer', name=op.f('uq_staff_identity_staff_id_issuer')),
        **CLUSTERED,
    )
    op.create_table(
        'gone_way',
        sa.Column('state_hash', sa.Text(), nullable=False),
        sa.Column('expires_at', db.types.Instant(), nullable=False),
        sa.PrimaryKeyConstraint('state_hash', name=op.f('pk_gone_way')),
        **CLUSTERED,
    )


def downgrade() -> None:
    """Back. Accounts that have no password open by a new link."""
    op.drop_table('gone_way')
    op.drop_table('staff_identity')
