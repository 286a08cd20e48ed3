"""devices that a workshop admits; passes given before it hold no device and begin nothing any more"""

import sqlalchemy as sa
from alembic import op
import db.types

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None

# A workshop that is open at this moment keeps what it has: its visits count, and its people are no fewer.
SEATED = "(select min(1000, count(*)) from visit where visit.workshop_id = workshop.id)"


def upgrade() -> None:
    """Forward."""
    op.create_table('device',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('workshop_id', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('places', sa.Integer().with_variant(sa.BigInteger(), 'postgresql'), nullable=False),
    sa.Column('begun', sa.Integer().with_variant(sa.BigInteger(), 'postgresql'), nullable=False),
    sa.Column('asks', db.types.Flag(), server_default=sa.text('0'), nullable=False),
    sa.CheckConstraint("kind in ('phone', 'tablet')", name=op.f('ck_device_kind')),
    sa.CheckConstraint("state in ('waiting', 'admitted', 'revoked')", name=op.f('ck_device_state')),
    sa.CheckConstraint('begun between 0 and places', name=op.f('ck_device_begun')),
    sa.CheckConstraint("state <> 'waiting' or places = 0", name=op.f('ck_device_waiting')),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_device_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_device')),
    sqlite_strict=True,
    sqlite_with_rowid=False
    )
    op.create_index('ix_device_workshop_id', 'device', ['workshop_id'], unique=False)
    with op.batch_alter_table('workshop') as workshop:
        workshop.add_column(sa.Column('seated', sa.Integer().with_variant(sa.BigInteger(), 'postgresql'), server_default=sa.text('0'), nullable=False))
    _count_the_open_ones()
    with op.batch_alter_table('workshop') as workshop:
        workshop.create_check_constraint(op.f('ck_workshop_seated'), 'seated between 0 and coalesce(people, 30)')
    with op.batch_alter_table('voting_right') as right:
        right.add_column(sa.Column('device_id', sa.Text(), nullable=True))
        right.add_column(sa.Column('waits', db.types.Flag(), server_default=sa.text('0'), nullable=False))
        right.create_foreign_key(op.f('fk_voting_right_device_id_device'), 'device', ['device_id'], ['id'])
        right.create_index('ix_voting_right_device_id', ['device_id'], unique=False)


def _count_the_open_ones() -> None:
    seated = SEATED.replace('min(1000, count(*))', 'least(1000, count(*))') if op.get_bind().dialect.name == 'postgresql' else SEATED
    op.execute(f"update workshop set seated = {seated} where state = 'open'")  # noqa: S608  a constant
    op.execute("update workshop set people = seated where seated > coalesce(people, 30)")


def downgrade() -> None:
    """Back."""
    with op.batch_alter_table('voting_right') as right:
        right.drop_index('ix_voting_right_device_id')
        right.drop_constraint(op.f('fk_voting_right_device_id_device'), type_='foreignkey')
        right.drop_column('waits')
        right.drop_column('device_id')
    with op.batch_alter_table('workshop') as workshop:
        workshop.drop_constraint(op.f('ck_workshop_seated'), type_='check')
        workshop.drop_column('seated')
    op.drop_index('ix_device_workshop_id', table_name='device')
    op.drop_table('device')
