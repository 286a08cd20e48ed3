"""responses of a workshop are found without reading all answers"""

from alembic import op

revision = '0071'
down_revision = '0069'
branch_labels = None
depends_on = None

NAME = 'ix_response_workshop_id'


def upgrade() -> None:
    """Forward: an index, and no other change."""
    op.create_index(NAME, 'response', ['workshop_id'])


def downgrade() -> None:
    """Back."""
    op.drop_index(NAME, 'response')
