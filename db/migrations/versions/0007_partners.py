"""organisations answer at a desk: links, responses, answers, proposed actors, the last day of a wave"""

import sqlalchemy as sa
from alembic import op
import db.types

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    whole = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')
    op.add_column('wave', sa.Column('ends_on', db.types.Day(), nullable=True))
    op.create_table('actor_proposal',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('wave_id', sa.Text(), nullable=False),
    sa.Column('actor_id', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('day', db.types.Day(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('request_id', sa.Text(), nullable=False),
    sa.CheckConstraint("state in ('waiting', 'kept', 'set_aside')", name=op.f('ck_actor_proposal_state')),
    sa.ForeignKeyConstraint(['actor_id'], ['actor.id'], name=op.f('fk_actor_proposal_actor_id_actor')),
    sa.ForeignKeyConstraint(['wave_id'], ['wave.id'], name=op.f('fk_actor_proposal_wave_id_wave')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_actor_proposal')),
    sa.UniqueConstraint('request_id', name=op.f('uq_actor_proposal_request_id')),
    sqlite_strict=True
    )
    op.create_index('ix_actor_proposal_wave_id', 'actor_proposal', ['wave_id'])
    op.create_table('partner_link',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('wave_id', sa.Text(), nullable=False),
    sa.Column('actor_id', sa.Text(), nullable=False),
    sa.Column('secret_hash', sa.Text(), nullable=False),
    sa.Column('made_by', sa.Text(), nullable=True),
    sa.Column('made_at', db.types.Instant(), nullable=False),
    sa.Column('revoked_at', db.types.Instant(), nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['actor.id'], name=op.f('fk_partner_link_actor_id_actor')),
    sa.ForeignKeyConstraint(['made_by'], ['staff.id'], name=op.f('fk_partner_link_made_by_staff')),
    sa.ForeignKeyConstraint(['wave_id'], ['wave.id'], name=op.f('fk_partner_link_wave_id_wave')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_partner_link')),
    sqlite_strict=True
    )
    op.create_index('uq_partner_link_secret_hash', 'partner_link', ['secret_hash'], unique=True)
    op.create_index('uq_partner_link_live', 'partner_link', ['wave_id', 'actor_id'], unique=True,
        sqlite_where=sa.text('revoked_at is null'), postgresql_where=sa.text('revoked_at is null'))
    op.create_table('partner_response',
    sa.Column('id', whole, autoincrement=True, nullable=False),
    sa.Column('wave_id', sa.Text(), nullable=False),
    sa.Column('actor_id', sa.Text(), nullable=False),
    sa.Column('version_id', sa.Text(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.CheckConstraint("state in ('open', 'complete')", name=op.f('ck_partner_response_state')),
    sa.ForeignKeyConstraint(['actor_id'], ['actor.id'], name=op.f('fk_partner_response_actor_id_actor')),
    sa.ForeignKeyConstraint(['version_id'], ['questionnaire_version.id'], name=op.f('fk_partner_response_version_id_questionnaire_version')),
    sa.ForeignKeyConstraint(['wave_id'], ['wave.id'], name=op.f('fk_partner_response_wave_id_wave')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_partner_response')),
    sa.UniqueConstraint('wave_id', 'actor_id', name=op.f('uq_partner_response_wave_id_actor_id')),
    sqlite_strict=True
    )
    op.create_table('partner_answer',
    sa.Column('response_id', whole, nullable=False),
    sa.Column('question_id', sa.Text(), nullable=False),
    sa.Column('value', sa.Text(), nullable=True),
    sa.Column('device', sa.Text(), nullable=False),
    sa.Column('sequence', whole, nullable=False),
    sa.Column('request_id', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['response_id'], ['partner_response.id'], name=op.f('fk_partner_answer_response_id_partner_response'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('response_id', 'question_id', name=op.f('pk_partner_answer')),
    sa.UniqueConstraint('request_id', name=op.f('uq_partner_answer_request_id')),
    sqlite_strict=True,
    sqlite_with_rowid=False
    )


def downgrade() -> None:
    """Back."""
    op.drop_table('partner_answer')
    op.drop_table('partner_response')
    op.drop_index('uq_partner_link_live', 'partner_link')
    op.drop_index('uq_partner_link_secret_hash', 'partner_link')
    op.drop_table('partner_link')
    op.drop_index('ix_actor_proposal_wave_id', 'actor_proposal')
    op.drop_table('actor_proposal')
    op.drop_column('wave', 'ends_on')
