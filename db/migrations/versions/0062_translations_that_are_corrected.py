"""translations, names and kinds that are corrected on a page; what was read when a sentence was recorded"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0062'
down_revision = '0061'
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')
STATES = "state in ('shipped', 'draft', 'read', 'validated')"


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'translation_version',
        sa.Column('id', sa.Text(), nullable=False),
        sa.Column('language', sa.Text(), nullable=False),
        sa.Column('name', sa.Text(), nullable=False),
        sa.Column('number', WHOLE, nullable=False),
        sa.Column('kind', sa.Text(), nullable=False),
        sa.Column('key', sa.Text(), nullable=False),
        sa.Column('forms', db.types.Document(), nullable=False),
        sa.Column('state', sa.Text(), nullable=False),
        sa.Column('basis', sa.Text(), nullable=False),
        sa.Column('role', sa.Text(), nullable=False),
        sa.Column('made_at', db.types.Instant(), nullable=False),
        sa.CheckConstraint("kind in ('interface', 'field')", name=op.f('ck_translation_version_kind')),
        sa.CheckConstraint(STATES, name=op.f('ck_translation_version_state')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_translation_version')),
        sa.UniqueConstraint('language', 'name', 'number', name=op.f('uq_translation_version_language_name_number')),
        sqlite_strict=True,
    )
    op.create_table(
        'slot_version',
        sa.Column('id', sa.Text(), nullable=False),
        sa.Column('slot_id', sa.Text(), nullable=False),
        sa.Column('number', WHOLE, nullable=False),
        sa.Column('words', sa.Text(), nullable=False),
        sa.Column('role', sa.Text(), nullable=False),
        sa.Column('made_at', db.types.Instant(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_slot_version')),
        sa.UniqueConstraint('slot_id', 'number', name=op.f('uq_slot_version_slot_id_number')),
        sqlite_strict=True,
    )
    op.create_table(
        'actor_kind_version',
        sa.Column('id', sa.Text(), nullable=False),
        sa.Column('actor_id', sa.Text(), nullable=False),
        sa.Column('number', WHOLE, nullable=False),
        sa.Column('kind', sa.Text(), nullable=False),
        sa.Column('role', sa.Text(), nullable=False),
        sa.Column('made_at', db.types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(['actor_id'], ['actor.id'], name=op.f('fk_actor_kind_version_actor_id_actor')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_actor_kind_version')),
        sa.UniqueConstraint('actor_id', 'number', name=op.f('uq_actor_kind_version_actor_id_number')),
        sqlite_strict=True,
    )
    op.add_column('recording', sa.Column('words', sa.Text(), nullable=True))


def downgrade() -> None:
    """Back. What was corrected is gone: what was shipped is said again."""
    op.drop_column('recording', 'words')
    op.drop_table('actor_kind_version')
    op.drop_table('slot_version')
    op.drop_table('translation_version')
