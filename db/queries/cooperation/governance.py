"""Seats and roles of territories, from one count to the next."""

from sqlalchemy import Connection, select

from db import once, upsert
from db.content.sync import table_of
from db.models.governance import GovernanceCountRow
from db.queries.staff import audit
from domain.cooperation.errors import Reworded
from domain.cooperation.governance import Seats, SeatsEntry
from domain.staff.by import By

_TABLE = table_of(GovernanceCountRow)


def latest(connection: Connection) -> dict[str, SeatsEntry]:
    """The last count of each territory that has one, by its id."""
    found: dict[str, SeatsEntry] = {}
    for row in connection.execute(select(_TABLE).order_by(_TABLE.c.number)):
        said = Seats(row.day, row.seats, row.residents, row.roles, row.source)
        found[row.territory_id] = SeatsEntry(row.number, said, row.role)
    return found


def write(connection: Connection, territory: str, said: Seats, seen: int, by: By, request: str) -> None:
    """Write down one count more. ``seen``: the number of the last one on the screen, 0 for none.

    ``request``: its id, drawn beforehand; asked twice, it is written once.

    Raises
    ------
    domain.cooperation.errors.DayAhead, domain.cooperation.errors.SeatsWrong, domain.cooperation.errors.Reworded,
    domain.errors.RequestReused, domain.errors.WordsMissing, domain.errors.TextTooLong,
    domain.errors.ForbiddenCharacters
    """
    kept = said.checked(by.day)
    row = {"territory_id": territory, "number": seen + 1, "day": kept.day, "seats": kept.seats}
    row |= {"residents": kept.residents, "roles": kept.roles, "source": kept.source}
    new = upsert.insert(connection.dialect.name, GovernanceCountRow)
    new = new.values(id=request, **row, role=by.role, made_at=by.now).on_conflict_do_nothing()
    before = latest(connection).get(territory)
    last = before.number if before else 0
    if last == seen and connection.execute(new.returning(_TABLE.c.id)).scalar() is not None:
        details = {"seats": kept.seats, "residents": kept.residents}
        audit.record(
            connection, by, action="governance.counted", subject=territory,
            territory=territory, details=details,
        )  # fmt: skip
        return
    if not once.asked_before(connection, GovernanceCountRow, request, row):
        raise Reworded
