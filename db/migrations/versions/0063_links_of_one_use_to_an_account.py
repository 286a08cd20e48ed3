"""links of one use to an account of one's own, or to a new password"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0063'
down_revision = '0062'
branch_labels = None
depends_on = None

STRICT = {'sqlite_strict': True}
CLUSTERED = {'sqlite_strict': True, 'sqlite_with_rowid': False}


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'access_link',
        sa.Column('id', sa.Text(), nullable=False),
        sa.Column('secret_hash', sa.Text(), nullable=False),
        sa.Column('staff_id', sa.Text(), nullable=True),
        sa.Column('role', sa.Text(), nullable=True),
        sa.Column('territory_id', sa.Text(), nullable=True),
        sa.Column('whom', sa.Text(), nullable=False),
        sa.Column('made_by', sa.Text(), nullable=True),
        sa.Column('made_at', db.types.Instant(), nullable=False),
        sa.Column('expires_at', db.types.Instant(), nullable=False),
        sa.CheckConstraint(
            "role is null or role in ('facilitator', 'committee', 'coordinator', 'administrator')",
            name=op.f('ck_access_link_role'),
        ),
        sa.CheckConstraint('(staff_id is null) = (role is not null)', name=op.f('ck_access_link_kind')),
        sa.CheckConstraint('(role is null) = (territory_id is null)', name=op.f('ck_access_link_place')),
        sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_access_link_staff_id_staff')),
        sa.ForeignKeyConstraint(['made_by'], ['staff.id'], name=op.f('fk_access_link_made_by_staff')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_access_link')),
        **STRICT,
    )
    op.create_index('uq_access_link_secret_hash', 'access_link', ['secret_hash'], unique=True)
    op.create_index('ix_access_link_staff_id', 'access_link', ['staff_id'])
    op.create_index('ix_access_link_made_by', 'access_link', ['made_by'])
    op.create_table(
        'access_link_end',
        sa.Column('link_id', sa.Text(), nullable=False),
        sa.Column('how', sa.Text(), nullable=False),
        sa.CheckConstraint("how in ('used', 'revoked', 'replaced', 'lapsed')", name=op.f('ck_access_link_end_how')),
        sa.ForeignKeyConstraint(['link_id'], ['access_link.id'], name=op.f('fk_access_link_end_link_id_access_link')),
        sa.PrimaryKeyConstraint('link_id', name=op.f('pk_access_link_end')),
        **CLUSTERED,
    )


def downgrade() -> None:
    """Back. Links that wait open nothing any more."""
    op.drop_table('access_link_end')
    op.drop_table('access_link')
