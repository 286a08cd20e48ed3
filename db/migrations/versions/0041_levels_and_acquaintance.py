"""levels of bricks and priorities wave by wave; what two organisations have done together"""

import sqlalchemy as sa
from alembic import op

import db.types

revision = '0041'
down_revision = '0040'
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')


def upgrade() -> None:
    """Forward: of a brick that has a level, nobody knows since when; it counts from the first wave on."""
    op.add_column('tie_declaration', sa.Column('acts', sa.Text(), nullable=False, server_default=''))
    _of('brick', 'revision')
    _of('priority', 'number', sa.Column('day', db.types.Day(), nullable=False))
    op.execute('insert into brick_level (brick_id, revision, level) select id, 1, level from brick where level is not null')


def _of(what: str, number: str, *further: sa.Column) -> None:
    table, checks = f'{what}_level', {'level': "level in ('1', '2', '3')"}
    if number == 'number':
        checks['number'] = 'number > 0'
    op.create_table(
        table,
        sa.Column(f'{what}_id', sa.Text(), nullable=False),
        sa.Column(number, WHOLE, nullable=False),
        sa.Column('wave_id', sa.Text(), nullable=True),
        sa.Column('level', sa.Text(), nullable=True),
        *further,
        *(sa.CheckConstraint(check, name=op.f(f'ck_{table}_{name}')) for name, check in checks.items()),
        sa.ForeignKeyConstraint([f'{what}_id'], [f'{what}.id'], name=op.f(f'fk_{table}_{what}_id_{what}')),
        sa.ForeignKeyConstraint(['wave_id'], ['wave.id'], name=op.f(f'fk_{table}_wave_id_wave')),
        sa.PrimaryKeyConstraint(f'{what}_id', number, name=op.f(f'pk_{table}')),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(f'ix_{table}_wave_id', table, ['wave_id'])


def downgrade() -> None:
    """Back. When each level was declared goes with it; bricks keep their last one."""
    op.drop_table('priority_level')
    op.drop_table('brick_level')
    with op.batch_alter_table('tie_declaration') as ties:
        ties.drop_column('acts')
