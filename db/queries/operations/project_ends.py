"""When projects are over, as a page wrote it over the files: a place of each territory that waits for a day."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, select

from db import growing
from db.content.sync import table_of
from db.models.content import TerritoryRow
from db.models.contents import SlotVersionRow
from db.queries.staff import audit
from domain.errors import UnknownTerritory
from domain.operations.contents import ContentVersion
from domain.operations.project_ends import ProjectEnd, checked
from domain.staff.by import By

SLOT = "project_ends/"  # and the territory; no place of the files' lists has a stroke in its id
_TABLE = table_of(SlotVersionRow)
_History = tuple[tuple[ContentVersion, date | None], ...]


def over(connection: Connection) -> Mapping[str, date]:
    """The day that counts over what the files say, where a page wrote one, by territory."""
    return {place: day for place, told in _written(connection).items() if (day := told[-1][1]) is not None}


def standing(connection: Connection) -> Mapping[str, ProjectEnd]:
    """Of every territory, in the order of the files."""
    written = _written(connection)
    rows = connection.execute(select(TerritoryRow.id, TerritoryRow.project_ends).order_by(TerritoryRow.position))
    return {row.id: _standing(row.project_ends, written.get(row.id, ())) for row in rows}


def _standing(shipped: date | None, before: _History) -> ProjectEnd:
    said = before[-1][1] if before else None
    return ProjectEnd(shipped if said is None else said, shipped, before)


def write(connection: Connection, territory: str, ends: date | None, seen: int, by: By, request: str) -> None:
    """Say when the project is over there. ``seen``: the number of the version on the screen, 0 if there was none.

    Raises
    ------
    domain.operations.project_ends.ProjectEndTooEarly, domain.errors.WordsMissing, domain.errors.UnknownTerritory
    domain.operations.contents.ContentMoved, domain.errors.RequestReused
    """
    day = checked(ends, by.now.date()).isoformat()
    if _add(connection, territory, day, seen, by, request):
        _record(connection, territory, "territory.end_written", {"ends": day}, by)


def restore(connection: Connection, territory: str, seen: int, by: By, request: str) -> None:
    """As the files say, from now on.

    Raises
    ------
    domain.errors.UnknownTerritory, domain.operations.contents.ContentMoved, domain.errors.RequestReused
    """
    if _add(connection, territory, "", seen, by, request):
        _record(connection, territory, "territory.end_restored", {}, by)


def _add(connection: Connection, territory: str, day: str, seen: int, by: By, request: str) -> bool:
    if connection.execute(select(TerritoryRow.id).where(TerritoryRow.id == territory)).scalar() is None:
        raise UnknownTerritory(territory=territory)
    return growing.add(connection, SlotVersionRow, request, {"slot_id": SLOT + territory}, {"words": day}, seen, by)


def _record(connection: Connection, territory: str, action: str, details: Mapping[str, str], by: By) -> None:
    audit.record(connection, by, action=action, subject=territory, territory=territory, details=details)


def _written(connection: Connection) -> dict[str, _History]:
    found: dict[str, _History] = {}
    asked = select(_TABLE).where(_TABLE.c.slot_id.startswith(SLOT)).order_by(_TABLE.c.number)
    for row in connection.execute(asked):
        place = row.slot_id.removeprefix(SLOT)
        version = ContentVersion(row.number, row.role, row.made_at)
        day = date.fromisoformat(row.words) if row.words else None
        found[place] = (*found.get(place, ()), (version, day))
    return found
