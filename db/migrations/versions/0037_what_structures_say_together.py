"""what structures say together, told once a wave"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0037'
down_revision = '0036'
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')


def upgrade() -> None:
    """Forward: of waves that are over already, it is told at the first look."""
    op.create_table(
        'restitution',
        sa.Column('wave_id', sa.Text(), nullable=False),
        sa.Column('position', WHOLE, nullable=False),
        sa.Column('day', db.types.Day(), nullable=False),
        sa.Column('answered', WHOLE, nullable=False),
        sa.Column('counted', WHOLE, nullable=False),
        sa.Column('told', db.types.Document(), nullable=False),
        sa.CheckConstraint('counted >= 0 and counted <= answered', name=op.f('ck_restitution_counted')),
        sa.ForeignKeyConstraint(['wave_id'], ['wave.id'], name=op.f('fk_restitution_wave_id_wave')),
        sa.PrimaryKeyConstraint('wave_id', name=op.f('pk_restitution')),
        sqlite_strict=True,
    )
    op.create_table(
        'restitution_structure',
        sa.Column('wave_id', sa.Text(), nullable=False),
        sa.Column('actor_id', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ['wave_id'], ['restitution.wave_id'], name=op.f('fk_restitution_structure_wave_id_restitution')
        ),
        sa.ForeignKeyConstraint(['actor_id'], ['actor.id'], name=op.f('fk_restitution_structure_actor_id_actor')),
        sa.PrimaryKeyConstraint('wave_id', 'actor_id', name=op.f('pk_restitution_structure')),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Back."""
    op.drop_table('restitution_structure')
    op.drop_table('restitution')
