"""a workshop knows the people present, how they are admitted, and when it was prepared"""

import sqlalchemy as sa
from alembic import op
import db.types

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    with op.batch_alter_table('workshop') as workshop:
        workshop.add_column(sa.Column('prepared_at', db.types.Instant(), nullable=True))
        workshop.add_column(sa.Column('people', sa.Integer().with_variant(sa.BigInteger(), 'postgresql'), nullable=True))
        workshop.add_column(sa.Column('admission', sa.Text(), nullable=False, server_default='code'))
        workshop.create_check_constraint(op.f('ck_workshop_admission'), "admission in ('code', 'prepared')")
        workshop.create_check_constraint(op.f('ck_workshop_people'), 'people between 1 and 1000')


def downgrade() -> None:
    """Back."""
    with op.batch_alter_table('workshop') as workshop:
        workshop.drop_constraint(op.f('ck_workshop_people'), type_='check')
        workshop.drop_constraint(op.f('ck_workshop_admission'), type_='check')
        workshop.drop_column('admission')
        workshop.drop_column('people')
        workshop.drop_column('prepared_at')
