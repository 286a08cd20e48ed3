"""Under which rights the words behind an indicator are used."""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, select

from db.models.content import IndicatorVersionRow
from domain.evaluation.indicators import Indicator

# Built once: every look at a theme asks for it.
_RIGHTS = select(IndicatorVersionRow.indicator_id, IndicatorVersionRow.version, IndicatorVersionRow.rights).where(
    IndicatorVersionRow.indicator_id.in_(bindparam("ids", expanding=True))
)


def of(connection: Connection, indicators: Iterable[Indicator]) -> dict[str, str]:
    """By id, as their version says it."""
    versions = {rule.id: rule.version for rule in indicators}
    rows = connection.execute(_RIGHTS, {"ids": list(versions)})
    return {key: rights for key, version, rights in rows if versions[key] == version}


def conditions(connection: Connection, indicators: Iterable[Indicator]) -> dict[str, tuple[int, ...]]:
    """Of social utility (law of 2014), 1 to 4, that each counts for, by id, as their version says it."""
    row, versions = IndicatorVersionRow, {rule.id: rule.version for rule in indicators}
    chosen = select(row.indicator_id, row.version, row.ess).where(row.indicator_id.in_(versions))
    return {key: tuple(said) for key, version, said in connection.execute(chosen) if versions[key] == version}
