"""How many tables a workshop has."""

from sqlalchemy import Connection, delete, func, select, union_all

from db import upsert
from db.changes import note
from db.models.capture import ExistingAssetRow, SeatingRow, SpokenWordRow
from db.queries.staff import audit
from db.queries.workshops import workshops
from domain.staff.by import By
from domain.workshops import tables as rules
from domain.workshops.tables import TableInUse


def of(connection: Connection, workshop: str) -> int:
    """How many; 0 where the room is one."""
    return connection.execute(select(SeatingRow.tables).where(SeatingRow.workshop_id == workshop)).scalar() or 0


def set_(connection: Connection, workshop: str, tables: int, by: By) -> None:
    """Say how many there are. Twice is as once.

    Raises
    ------
    domain.workshops.tables.UnknownTable, domain.workshops.tables.TableInUse
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    """
    workshops.held_open(connection, workshop)
    wanted = rules.number(tables)
    if wanted == of(connection, workshop):
        return
    if wanted < (last := _last(connection, workshop)):
        raise TableInUse(most=last)
    if wanted:
        row = {"workshop_id": workshop, "tables": wanted}
        new = upsert.insert(connection.dialect.name, SeatingRow).values(**row)
        connection.execute(new.on_conflict_do_update(index_elements=[SeatingRow.workshop_id], set_=row))
    else:
        connection.execute(delete(SeatingRow).where(SeatingRow.workshop_id == workshop))
    details = {"n": wanted}
    audit.record(connection, by, action="workshop.tables_set", subject=workshop, details=details)
    note(connection, f"workshop:{workshop}")


def _last(connection: Connection, workshop: str) -> int:
    """The highest number of a table that has said something; 0 if none has."""
    said = union_all(
        *(
            select(func.max(row.at_table).label("n")).where(row.workshop_id == workshop)
            for row in (ExistingAssetRow, SpokenWordRow)
        )
    ).subquery()
    return connection.execute(select(func.max(said.c.n))).scalar() or 0
