"""Exact counts. Only ``db/`` reads them: screens see publications."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import Insert

from db.models.publication import CountedRow, TallyRow
from db.upsert import insert
from domain.evaluation.counting import Cell


def _upsert(dialect: str) -> Insert:
    new = insert(dialect, TallyRow)
    return new.on_conflict_do_update(
        index_elements=["scope", "measure", "cell"], set_={"n": TallyRow.n + new.excluded.n}
    )


_UPSERTS = {dialect: _upsert(dialect) for dialect in ("sqlite", "postgresql")}  # built once, sent with many rows
_COUNT = update(CountedRow).where(CountedRow.scope == bindparam("in_scope")).values(n=CountedRow.n + bindparam("more"))


def add(connection: Connection, scopes: Iterable[str], cells: Mapping[Cell, int]) -> None:
    """Count ``cells`` once more in each scope. Rows are touched in one order everywhere: no deadlock."""
    rows = [
        {"scope": scope, "measure": measure, "cell": cell, "n": n}
        for scope in sorted(scopes)
        for (measure, cell), n in sorted(cells.items())
    ]
    if rows:
        connection.execute(_UPSERTS[connection.dialect.name], rows)


def subtract(connection: Connection, scopes: Iterable[str], cells: Mapping[Cell, int]) -> None:
    """Take ``cells`` back from each scope; cells that reach zero leave no row."""
    rows = [
        {"in_scope": scope, "of_measure": measure, "in_cell": cell, "less": n}
        for scope in sorted(scopes)
        for (measure, cell), n in sorted(cells.items())
    ]
    if rows:
        key = (
            (TallyRow.scope == bindparam("in_scope"))
            & (TallyRow.measure == bindparam("of_measure"))
            & (TallyRow.cell == bindparam("in_cell"))
        )
        connection.execute(update(TallyRow).where(key).values(n=TallyRow.n - bindparam("less")), rows)
        connection.execute(delete(TallyRow).where(TallyRow.scope.in_(sorted(scopes)), TallyRow.n == 0))


def of(connection: Connection, scope: str) -> Counter[Cell]:
    """All cells of a scope."""
    rows = connection.execute(select(TallyRow.measure, TallyRow.cell, TallyRow.n).where(TallyRow.scope == scope))
    return Counter({(measure, cell): n for measure, cell, n in rows})


def of_measures(connection: Connection, scope: str, measures: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """Cells of a scope by name, for ``measures`` = {measure: name}."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    chosen = select(TallyRow.measure, TallyRow.cell, TallyRow.n).where(
        TallyRow.scope == scope, TallyRow.measure.in_(list(measures))
    )
    for measure, cell, n in connection.execute(chosen):
        found[measures[measure]][cell] = n
    return found


def taken(connection: Connection, scope: str) -> Counter[Cell]:
    """What ``scope`` counts, which then counts nothing."""
    cells = of(connection, scope)
    connection.execute(delete(TallyRow).where(TallyRow.scope == scope))
    return cells


def responses(connection: Connection, scope: str) -> int:
    """How many responses a scope counts."""
    return connection.execute(select(CountedRow.n).where(CountedRow.scope == scope)).scalar() or 0


def add_responses(connection: Connection, scopes: Iterable[str], n: int) -> None:
    """Count ``n`` more responses in each scope (fewer, if negative)."""
    for scope in sorted(scopes):
        if not connection.execute(_COUNT, {"in_scope": scope, "more": n}).rowcount:
            new = insert(connection.dialect.name, CountedRow).values(scope=scope, n=n)
            connection.execute(
                new.on_conflict_do_update(index_elements=["scope"], set_={"n": CountedRow.n + new.excluded.n})
            )
