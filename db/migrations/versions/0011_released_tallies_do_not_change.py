"""who waits is one reservoir, looked at by a clock; figures are told as ranges; what was released does not change"""

import json
import secrets
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op
import db.types

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None

WAVE = sa.table('wave', sa.column('id'), sa.column('next_look'))
WAITING = "state = 'waiting' and workshop_id is not null"
WAITING_WAVE = "state = 'waiting' and workshop_id is null"
FILLING = "state = 'filling' and workshop_id is not null"
FILLING_POOL = "state = 'filling' and workshop_id is null"


def upgrade() -> None:
    """Forward: nothing that was published changes; who waited waits on, in one reservoir a workshop."""
    for table in ('workshop', 'wave'):
        with op.batch_alter_table(table) as changed:
            changed.add_column(sa.Column('next_look', db.types.Instant(), nullable=True))
    _blocks("state in ('waiting', 'released')", one_reservoir)
    _index('uq_block_waiting_workshop', 'workshop_id', WAITING)
    _index('uq_block_waiting_wave', 'wave_id', WAITING_WAVE)
    start_clocks()
    upgrade_versions()
    draw_what_was_seen()


def downgrade() -> None:
    """Back: the older rule goes on from what was published, as numbers; what was told roughly is hidden again."""
    _blocks("state in ('filling', 'sealed', 'released')", "update block set state = 'filling' where state = 'waiting'")
    _index('uq_block_filling_workshop', 'workshop_id', FILLING)
    _index('uq_block_filling_pool', 'wave_id', FILLING_POOL)
    downgrade_versions()
    op.execute("update sealed_ballot set block = 1 - block")
    for table in ('workshop', 'wave'):
        with op.batch_alter_table(table) as changed:
            changed.drop_column('next_look')


def _blocks(states: str, change: str | Callable[[], None]) -> None:
    for name in ('uq_block_filling_workshop', 'uq_block_filling_pool', 'uq_block_waiting_workshop', 'uq_block_waiting_wave'):
        op.execute(f'drop index if exists {name}')
    with op.batch_alter_table('block') as block:
        block.drop_constraint(op.f('ck_block_state'), type_='check')
    op.execute(change) if isinstance(change, str) else change()
    with op.batch_alter_table('block') as block:
        block.create_check_constraint(op.f('ck_block_state'), states)


def _index(name: str, column: str, where: str) -> None:
    op.create_index(name, 'block', [column], unique=True, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def one_reservoir() -> None:
    """Sealed and filling blocks of one workshop become one."""
    run = op.get_bind().execute
    rows = run(sa.text("select id, wave_id, workshop_id, n from block where state <> 'released' order by id")).all()
    first: dict[tuple[str, str | None], str] = {}
    for row in rows:
        into = first.setdefault((row.wave_id, row.workshop_id), row.id)
        if into == row.id:
            run(sa.text("update block set state = 'waiting' where id = :id"), {'id': row.id})
            continue
        both = {'into': into, 'id': row.id, 'scope': f'block:{into}', 'old': f'block:{row.id}'}
        run(sa.text('update response set block_id = :into where block_id = :id'), both)
        run(sa.text('update block set n = n + (select n from block where id = :id) where id = :into'), both)
        run(sa.text("update block set n = 0, state = 'released' where id = :id"), both)
        for cell in run(sa.text('select measure, cell, n from tally where scope = :old'), both).all():
            here = {**both, 'measure': cell.measure, 'cell': cell.cell, 'n': cell.n}
            known = sa.text('update tally set n = n + :n where scope = :scope and measure = :measure and cell = :cell')
            if not run(known, here).rowcount:
                run(sa.text('insert into tally (scope, measure, cell, n) values (:scope, :measure, :cell, :n)'), here)
        run(sa.text('delete from tally where scope = :old'), both)


def start_clocks() -> None:
    """Every open workshop and every wave is looked at from now on, each at a moment of its own."""
    run = op.get_bind().execute
    for table in (sa.table('workshop', sa.column('id'), sa.column('next_look'), sa.column('state')), WAVE):
        chosen = sa.select(table.c.id) if table is WAVE else sa.select(table.c.id).where(table.c.state == 'open')
        for key in run(chosen).scalars().all():
            moment = datetime.now(UTC) + timedelta(milliseconds=secrets.randbelow(300_000))
            values = {'next_look': moment.isoformat(timespec='microseconds')}
            run(sa.update(table).where(table.c.id == key).values(values))


def upgrade_versions() -> None:
    """Every stored version stays; a figure that was public and had gone is there again, with its own people."""
    last: dict[str, dict[str, Any]] = {}
    told: dict[str, dict[str, Any]] = {}
    for row in _versions():
        figures = [told_as_ranges(old) for old in json.loads(row.figures)]
        former = last.setdefault(row.scope, {})
        for old, figure in zip(json.loads(row.figures), figures, strict=True):
            if figure['why'] is None:
                former[old['indicator_id']] = figure
                told.setdefault(row.scope, {})[old['indicator_id']] = exactly_told(old)
        basis = {
            indicator: {'cells': cells, 'told': _outside(cells) if told.get(row.scope, {}).get(indicator) else {}}
            for indicator, cells in json.loads(row.basis).items()
        }
        _store(row.id, [former.get(figure['indicator_id'], figure) for figure in figures], basis)


def downgrade_versions() -> None:
    """Ranges become numbers."""
    for row in _versions():
        basis = {indicator: stored['cells'] for indicator, stored in json.loads(row.basis).items()}
        _store(row.id, [told_as_numbers(figure) for figure in json.loads(row.figures)], basis)


def _versions() -> Sequence[sa.Row[tuple[str, str, str, str]]]:
    chosen = sa.text('select id, scope, figures, basis from publication order by scope, position')
    return op.get_bind().execute(chosen).all()


def _store(key: str, figures: object, basis: object) -> None:
    changed = sa.text('update publication set figures = :figures, basis = :basis where id = :id')
    op.get_bind().execute(changed, {'id': key, 'figures': _text(figures), 'basis': _text(basis)})


def exactly_told(old: dict[str, Any]) -> bool:
    """Who was outside the denominator was public exactly where ``n`` was."""
    return old['why'] is None and old['n'] is not None


def _outside(cells: dict[str, int]) -> dict[str, int]:
    missing, out = cells.get('missing', 0), cells.get('out', 0)
    return {'rest': missing + out, 'missing': missing, 'out': out}


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(',', ':'))


def told_as_ranges(old: dict[str, Any]) -> dict[str, Any]:
    """A number that was told is a range of one; «au moins» goes up to everybody."""
    people, n, count, mean = old['population'], old['n'], old['count'], old['count'] is None
    share = old['why'] is None and not mean
    exact = share and n is not None
    told = _span(n, n) if n is not None else _span(1, people)
    return {
        'indicator_id': old['indicator_id'],
        'population': people,
        'why': 'too_few' if old['why'] == 'too_small_groups' else old['why'],
        'day': None,
        'n': told if old['why'] is None else None,
        'count': _span(count, count if exact else people) if share else None,
        'against': _span(n - count, n - count) if exact else _span(0, people - count) if share else None,
        'value': old['value'] if mean else None,
        'value_low': old['low'] if mean else None,
        'value_high': old['high'] if mean else None,
        'out': None,
        'missing': old['missing'] if exact and old['missing'] == people - n else None,
    }


def told_as_numbers(new: dict[str, Any]) -> dict[str, Any]:
    """A range of one is a number; any other is «au moins», or hidden."""
    exact = all(new[name] and new[name]['low'] == new[name]['high'] for name in ('n', 'count'))
    mean = new['value'] is not None
    n = new['n']['low'] if new['n'] and new['n']['low'] == new['n']['high'] else None
    count = new['count']['low'] if new['count'] and exact else None
    known = {'not_asked': 'waiting', 'not_concerned': 'too_few', 'no_answer': 'too_few'}
    hidden = new['why'] is None and not exact and not mean
    return {
        'indicator_id': new['indicator_id'],
        'population': new['population'],
        'why': 'too_small_groups' if hidden else known.get(new['why'], new['why']),
        'n': n,
        'count': count,
        'value': new['value'] if mean else count / n if exact and n else None,
        'low': new['value_low'],
        'high': new['value_high'],
        'grouped': 0,
        'missing': new['missing'],
    }


def _span(low: int, high: int) -> dict[str, int]:
    return {'low': low, 'high': high}


def draw_what_was_seen() -> None:
    """The first tens of a public vote that were on the wall stay there; all other ballots wait for the clock."""
    run = op.get_bind().execute
    counted = sa.text('select vote_id, count(*) as n from sealed_ballot group by vote_id')
    public = set(run(sa.text('select id from vote where public = 1')).scalars())
    for row in run(counted).all():
        seen = max(0, (row.n - 5) // 10) if row.vote_id in public else 0
        values = {'vote': row.vote_id, 'seen': seen}
        changed = 'update sealed_ballot set block = case when block < :seen then 1 else 0 end where vote_id = :vote'
        run(sa.text(changed), values)
