"""rehearsals: a workshop that rehearses another one, in a wave of its own"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0026'
down_revision = '0025'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    with op.batch_alter_table('wave') as wave:
        wave.add_column(sa.Column('rehearsal', db.types.Flag(), server_default=sa.text('0'), nullable=False))
        wave.create_check_constraint(op.f('ck_wave_rehearsal'), 'rehearsal = 0 or demonstration = 1')
    with op.batch_alter_table('workshop') as workshop:
        workshop.add_column(sa.Column('rehearses', sa.Text(), nullable=True))
        workshop.create_check_constraint(op.f('ck_workshop_rehearses'), 'rehearses <> id')
        workshop.create_unique_constraint(op.f('uq_workshop_rehearses'), ['rehearses'])
        workshop.create_foreign_key(op.f('fk_workshop_rehearses_workshop'), 'workshop', ['rehearses'], ['id'])


def downgrade() -> None:
    """Back. Rehearsals become demonstrations like others: erase them before."""
    with op.batch_alter_table('workshop') as workshop:
        workshop.drop_constraint(op.f('fk_workshop_rehearses_workshop'), type_='foreignkey')
        workshop.drop_constraint(op.f('uq_workshop_rehearses'), type_='unique')
        workshop.drop_constraint(op.f('ck_workshop_rehearses'), type_='check')
        workshop.drop_column('rehearses')
    with op.batch_alter_table('wave') as wave:
        wave.drop_constraint(op.f('ck_wave_rehearsal'), type_='check')
        wave.drop_column('rehearsal')
