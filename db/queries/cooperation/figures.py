"""The figures of cooperation of a wave, of those that a reader may read by name."""

from sqlalchemy import Connection

from db.queries.cooperation import means, sheets
from db.queries.operations import content
from domain.cooperation.figures import ToldFigure, of_kinds, of_means, of_ties
from domain.cooperation.sheets import Audience
from domain.cooperation.ties import Network


def figures(
    connection: Connection, wave: str, territory: str, network: Network, reader: Audience
) -> dict[str, ToldFigure]:
    """By indicator, through their own measures; of those that ``reader`` may read by name."""
    rules = {one.id: one.calculation for one in content.indicators(connection, theme="cooperation")}
    kinds = [one.kind for one in sheets.shown(connection, territory, wave, reader).values() if one.kind]
    told = {name: of_ties(rule, network) for name in ("co_ties", "co_levels") if (rule := rules.get(name))}
    if rule := rules.get("co_diversity"):
        told["co_diversity"] = of_kinds(rule, kinds)
    if rule := rules.get("co_mutual"):
        told["co_mutual"] = of_means(rule, means.pool(connection, wave, reader))
    return told
