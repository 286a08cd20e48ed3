"""minutes of workshops: notes, what was validated, corrections"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        'minutes_note',
        sa.Column('id', sa.Text(), nullable=False),
        sa.Column('workshop_id', sa.Text(), nullable=False),
        sa.Column('kind', sa.Text(), nullable=False),
        sa.Column('words', sa.Text(), nullable=False),
        sa.Column('speaker', sa.Text(), nullable=True),
        sa.Column('tag', sa.Text(), nullable=False),
        sa.Column('made_at', db.types.Instant(), nullable=False),
        sa.CheckConstraint("kind in ('agreement', 'disagreement', 'question', 'words')", name=op.f('ck_minutes_note_kind')),
        sa.CheckConstraint("(kind = 'words') = (speaker is not null and tag <> '')", name=op.f('ck_minutes_note_role')),
        sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_minutes_note_workshop_id_workshop')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_minutes_note')),
        sqlite_strict=True,
    )
    op.create_index('ix_minutes_note_workshop_id', 'minutes_note', ['workshop_id'])
    op.create_table(
        'minutes',
        sa.Column('workshop_id', sa.Text(), nullable=False),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('sha256', sa.Text(), nullable=False),
        sa.Column('staff_id', sa.Text(), nullable=True),
        sa.Column('validated_at', db.types.Instant(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f('ck_minutes_sha256')),
        sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_minutes_workshop_id_workshop')),
        sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_minutes_staff_id_staff')),
        sa.PrimaryKeyConstraint('workshop_id', name=op.f('pk_minutes')),
        sqlite_strict=True,
    )
    op.create_table(
        'minutes_correction',
        sa.Column('id', sa.Text(), nullable=False),
        sa.Column('workshop_id', sa.Text(), nullable=False),
        sa.Column('role', sa.Text(), nullable=False),
        sa.Column('words', sa.Text(), nullable=False),
        sa.Column('made_at', db.types.Instant(), nullable=False),
        sa.CheckConstraint("words <> ''", name=op.f('ck_minutes_correction_said')),
        sa.ForeignKeyConstraint(
            ['workshop_id'], ['minutes.workshop_id'], name=op.f('fk_minutes_correction_workshop_id_minutes')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_minutes_correction')),
        sqlite_strict=True,
    )
    op.create_index('ix_minutes_correction_workshop_id', 'minutes_correction', ['workshop_id'])


def downgrade() -> None:
    """Back."""
    op.drop_table('minutes_correction')
    op.drop_table('minutes')
    op.drop_table('minutes_note')
