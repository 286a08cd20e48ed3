"""proposed actors become actors of their territory, or another name of one that is there"""

import sqlalchemy as sa
from alembic import op

revision = '0068'
down_revision = "0067"
branch_labels = None
depends_on = None

FORMER = "state in ('waiting', 'kept', 'set_aside')"
CHECKS = {
    'state': "state in ('waiting', 'kept', 'merged', 'set_aside')",
    'reason': "reason in ('', 'person', 'elsewhere', 'unfound', 'stopped')",
    'merged': "(state = 'merged') = (into_id is not null)",
    'itself': 'into_id <> id',
    'added': 'added_id = id',
    'kept': "state <> 'kept' or added_id is not null",
}
KEYS = {'added_id': 'fk_actor_proposal_added_id_actor', 'into_id': 'fk_actor_proposal_into_id_actor'}


def upgrade() -> None:
    """Forward: one that was kept stood in the rosters of its wave only; it is an actor of its own from now on."""
    op.add_column('actor_proposal', sa.Column('reason', sa.Text(), nullable=False, server_default=''))
    for column in KEYS:
        op.add_column('actor_proposal', sa.Column(column, sa.Text(), nullable=True))
    op.execute("insert into actor (id, name, status) select id, name, '' from actor_proposal where state = 'kept'")
    op.execute("update actor_proposal set added_id = id where state = 'kept'")
    with op.batch_alter_table('actor_proposal') as proposal:
        proposal.alter_column('actor_id', existing_type=sa.Text(), nullable=True)
        proposal.drop_constraint(op.f('ck_actor_proposal_state'), type_='check')
        for name, check in CHECKS.items():
            proposal.create_check_constraint(op.f(f'ck_actor_proposal_{name}'), check)
        for column, key in KEYS.items():
            proposal.create_foreign_key(op.f(key), 'actor', [column], ['id'])


def downgrade() -> None:
    """Back. What was merged is set aside, what the coordination added itself is forgotten; actors stay where named."""
    op.execute("update actor_proposal set state = 'set_aside', into_id = null where state = 'merged'")
    op.execute('delete from actor_proposal where actor_id is null')
    with op.batch_alter_table('actor_proposal') as proposal:
        for key in KEYS.values():
            proposal.drop_constraint(op.f(key), type_='foreignkey')
        for name in CHECKS:
            proposal.drop_constraint(op.f(f'ck_actor_proposal_{name}'), type_='check')
        proposal.create_check_constraint(op.f('ck_actor_proposal_state'), FORMER)
        proposal.alter_column('actor_id', existing_type=sa.Text(), nullable=False)
        for column in (*KEYS, 'reason'):
            proposal.drop_column(column)
