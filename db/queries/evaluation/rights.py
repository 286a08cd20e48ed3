"""Under which rights the words behind an indicator are used."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from db.models.content import IndicatorVersionRow
from domain.evaluation.indicators import Indicator


def of(connection: Connection, indicators: Iterable[Indicator]) -> dict[str, str]:
    """By id, as their version says it."""
    row, versions = IndicatorVersionRow, {rule.id: rule.version for rule in indicators}
    chosen = select(row.indicator_id, row.version, row.rights).where(row.indicator_id.in_(versions))
    return {key: rights for key, version, rights in connection.execute(chosen) if versions[key] == version}


def conditions(connection: Connection, indicators: Iterable[Indicator]) -> dict[str, tuple[int, ...]]:
    """Of social utility (law of 2014), 1 to 4, that each counts for, by id, as their version says it."""
    row, versions = IndicatorVersionRow, {rule.id: rule.version for rule in indicators}
    chosen = select(row.indicator_id, row.version, row.ess).where(row.indicator_id.in_(versions))
    return {key: tuple(said) for key, version, said in connection.execute(chosen) if versions[key] == version}
