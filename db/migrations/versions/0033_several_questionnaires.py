"""several questionnaires: a workshop asks some in order, and each is counted for itself"""

import sqlalchemy as sa
from alembic import op

revision = '0033'
down_revision = '0032'
branch_labels = None
depends_on = None

INTEGER = sa.Integer().with_variant(sa.BigInteger(), 'postgresql')
WAITING = (
    ('uq_block_waiting_workshop', 'workshop_id', "state = 'waiting' and workshop_id is not null"),
    ('uq_block_waiting_wave', 'wave_id', "state = 'waiting' and workshop_id is null"),
)


def upgrade() -> None:
    """Forward. What a workshop asked is the first and only one of its list."""
    op.create_table(
        'workshop_questionnaire',
        sa.Column('workshop_id', sa.Text(), nullable=False),
        sa.Column('questionnaire_id', sa.Text(), nullable=False),
        sa.Column('position', INTEGER, nullable=False),
        sa.Column('version_id', sa.Text(), nullable=False),
        sa.Column('begun', INTEGER, server_default=sa.text('0'), nullable=False),
        sa.Column('answered', INTEGER, server_default=sa.text('0'), nullable=False),
        sa.CheckConstraint('position > 0', name=op.f('ck_workshop_questionnaire_position')),
        sa.CheckConstraint('begun >= 0', name=op.f('ck_workshop_questionnaire_begun')),
        sa.CheckConstraint('answered >= 0', name=op.f('ck_workshop_questionnaire_answered')),
        sa.ForeignKeyConstraint(
            ['version_id'],
            ['questionnaire_version.id'],
            name=op.f('fk_workshop_questionnaire_version_id_questionnaire_version'),
        ),
        sa.ForeignKeyConstraint(
            ['workshop_id'], ['workshop.id'], name=op.f('fk_workshop_questionnaire_workshop_id_workshop')
        ),
        sa.PrimaryKeyConstraint('workshop_id', 'questionnaire_id', name=op.f('pk_workshop_questionnaire')),
        sa.UniqueConstraint('workshop_id', 'position', name=op.f('uq_workshop_questionnaire_workshop_id_position')),
        sqlite_strict=True,
    )
    op.create_table(
        'device_begun',
        sa.Column('device_id', sa.Text(), nullable=False),
        sa.Column('questionnaire_id', sa.Text(), nullable=False),
        sa.Column('n', INTEGER, nullable=False),
        sa.CheckConstraint('n > 0', name=op.f('ck_device_begun_n')),
        sa.ForeignKeyConstraint(
            ['device_id'], ['device.id'], name=op.f('fk_device_begun_device_id_device'), ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('device_id', 'questionnaire_id', name=op.f('pk_device_begun')),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    for table in ('block', 'sheet'):
        with op.batch_alter_table(table) as changed:
            changed.add_column(sa.Column('questionnaire_id', sa.Text(), nullable=True))
    _fill(op.get_bind())
    for name, _, _ in WAITING:
        op.drop_index(name, table_name='block')
    for table in ('block', 'sheet'):
        with op.batch_alter_table(table) as changed:
            changed.alter_column('questionnaire_id', existing_type=sa.Text(), nullable=False)
    for name, column, only in WAITING:
        where = {'sqlite_where': sa.text(only), 'postgresql_where': sa.text(only)}
        op.create_index(name, 'block', [column, 'questionnaire_id'], unique=True, **where)
    with op.batch_alter_table('workshop_step') as step:
        step.add_column(sa.Column('asks', sa.Text(), nullable=True))
        step.create_foreign_key(
            op.f('fk_workshop_step_workshop_id_asks_workshop_questionnaire'),
            'workshop_questionnaire',
            ['workshop_id', 'asks'],
            ['workshop_id', 'questionnaire_id'],
        )


def _fill(connection: sa.Connection) -> None:
    """Old workshops have a list of one, and their sheets and blocks are of it.

    Who waits in a wave's own reservoir may have answered different questionnaires in different rooms: they stay
    together, under the one that most of them answered.
    """
    first: dict[str, str] = {}
    workshops = connection.execute(
        sa.text(
            'select w.id, w.questionnaire_version_id as version, coalesce(c.n, 0) as answered from workshop w'
            " left join counted c on c.scope = 'workshop:' || w.id"
        )
    ).all()
    shared = dict(
        connection.execute(
            sa.text("select workshop_id, sum(begun) from device where kind = 'tablet' group by workshop_id")
        ).all()
    )
    paper = dict(
        connection.execute(
            sa.text("select workshop_id, count(*) from visit where channel = 'paper' group by workshop_id")
        ).all()
    )
    for row in workshops:
        first[row.id] = _family(row.version)
        connection.execute(
            sa.text(
                'insert into workshop_questionnaire (workshop_id, questionnaire_id, position, version_id, begun,'
                ' answered) values (:workshop, :asked, 1, :version, :begun, :answered)'
            ),
            {
                'workshop': row.id,
                'asked': first[row.id],
                'version': row.version,
                'begun': int(shared.get(row.id) or 0) + int(paper.get(row.id) or 0),
                'answered': row.answered,
            },
        )
        here = {'asked': first[row.id], 'workshop': row.id}
        connection.execute(sa.text('update block set questionnaire_id = :asked where workshop_id = :workshop'), here)
        connection.execute(sa.text('update sheet set questionnaire_id = :asked where workshop_id = :workshop'), here)
    busy = connection.execute(sa.text("select id, workshop_id, begun from device where kind = 'phone' and begun > 0"))
    phones = [{'device': row.id, 'asked': first[row.workshop_id], 'n': row.begun} for row in busy]
    if phones:
        connection.execute(
            sa.text('insert into device_begun (device_id, questionnaire_id, n) values (:device, :asked, :n)'), phones
        )
    _waves(connection)


def _waves(connection: sa.Connection) -> None:
    answered: dict[str, dict[str, int]] = {}
    for row in connection.execute(
        sa.text(
            'select b.id, r.version_id as version, count(*) as n from block b join response r on r.block_id = b.id'
            ' where b.workshop_id is null group by b.id, r.version_id'
        )
    ):
        mine = answered.setdefault(row.id, {})
        mine[_family(row.version)] = mine.get(_family(row.version), 0) + row.n
    for block in connection.execute(sa.text('select id from block where workshop_id is null')).scalars().all():
        mine = answered.get(block, {'': 0})  # nobody is left of it
        most = max(sorted(mine), key=mine.__getitem__)
        connection.execute(
            sa.text('update block set questionnaire_id = :asked where id = :block'), {'asked': most, 'block': block}
        )


def _family(version: str) -> str:
    return version.partition('@')[0].partition('+')[0]


def downgrade() -> None:
    """Back. Workshops keep their first questionnaire; of several, what was answered to the others stays counted."""
    with op.batch_alter_table('workshop_step') as step:
        step.drop_constraint(
            op.f('fk_workshop_step_workshop_id_asks_workshop_questionnaire'), type_='foreignkey'
        )
        step.drop_column('asks')
    for name, _, _ in WAITING:
        op.drop_index(name, table_name='block')
    _join(op.get_bind())
    for table in ('block', 'sheet'):
        with op.batch_alter_table(table) as changed:
            changed.drop_column('questionnaire_id')
    for name, column, only in WAITING:
        where = {'sqlite_where': sa.text(only), 'postgresql_where': sa.text(only)}
        op.create_index(name, 'block', [column], unique=True, **where)
    op.drop_table('device_begun')
    op.drop_table('workshop_questionnaire')


def _join(connection: sa.Connection) -> None:
    """One reservoir a place again: whoever waits in a second one goes into the first, with what is counted of it."""
    first: dict[tuple[str, str | None], str] = {}
    for row in connection.execute(
        sa.text("select id, wave_id, workshop_id, n from block where state = 'waiting' order by id")
    ).all():
        place = (row.wave_id, row.workshop_id)
        if place not in first:
            first[place] = row.id
            continue
        of = {'old': row.id, 'new': first[place], 'n': row.n, 'from': f'block:{row.id}', 'to': f'block:{first[place]}'}
        connection.execute(sa.text('update response set block_id = :new where block_id = :old'), of)
        connection.execute(
            sa.text(
                'insert into tally (scope, measure, cell, n) select :to, measure, cell, n from tally where scope = :from'
                ' and true on conflict (scope, measure, cell) do update set n = tally.n + excluded.n'
            ),
            of,
        )
        connection.execute(sa.text('delete from tally where scope = :from'), of)
        connection.execute(sa.text('update block set n = n + :n where id = :new'), of)
        connection.execute(sa.text('delete from block where id = :old'), of)
