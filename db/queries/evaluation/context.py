"""Which territories stand beside the others as context, and what everybody may read of those."""

from sqlalchemy import Connection, select, update

from db import upsert
from db.models.content import TerritoryRow
from db.models.context import ContextRow
from db.queries.evaluation import compared, publications, waves
from db.queries.staff import audit
from domain.evaluation.compare import ToldWave
from domain.staff.by import By


def joined(connection: Connection) -> frozenset[str]:
    """The territories that are there."""
    chosen = select(ContextRow.territory_id).where(ContextRow.joins == True)  # noqa: E712  SQL
    return frozenset(connection.execute(chosen).scalars())


def choose(connection: Connection, territory: str, by: By, *, joins: bool) -> None:
    """Be there from now on, or not any more. Twice is as once."""
    connection.execute(select(TerritoryRow.id).where(TerritoryRow.id == territory).with_for_update(key_share=True))
    if (territory in joined(connection)) == joins:
        return
    row = ContextRow
    new = upsert.insert(connection.dialect.name, row)
    said = {"joins": joins, "role": by.role, "said_at": by.now}
    first = new.values(territory_id=territory, number=1, **said).on_conflict_do_nothing()
    if connection.execute(first.returning(row.territory_id)).scalar() is None:
        connection.execute(update(row).where(row.territory_id == territory).values(number=row.number + 1, **said))
    action = "territory.figures_shared" if joins else "territory.figures_withheld"
    audit.record(connection, by, action=action, subject=territory)


def others(connection: Connection, territory: str, *, demonstration: bool) -> tuple[ToldWave, ...]:
    """Of each other territory that is there, its newest wave that everybody may read; none if this one is not there.

    Invented ones beside invented ones only; nothing that is told by lots.
    """
    there = joined(connection)
    if territory not in there:
        return ()
    known = waves.newest(waves.waves(connection, there - {territory}))
    alike = [one for one in known if one.demonstration == demonstration]
    public = publications.for_everybody(connection, [one.id for one in alike])
    latest = {one.territory: one for one in reversed(alike) if one.id in public}  # the newest is read last
    return compared.of_waves(connection, list(latest.values()))
