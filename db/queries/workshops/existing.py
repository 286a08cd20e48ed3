"""What exists already: named in a workshop, kept for those of its territory that follow."""

from collections import defaultdict
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, select, update

from db import once
from db.changes import note
from db.models.capture import ExistingAssetRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.operations import content
from db.queries.staff import audit
from db.queries.workshops import tables, workshops
from domain.staff.by import By
from domain.workshops.existing import Named, Naming, Thing, ThingMerged, UnknownKind, UnknownThing
from domain.workshops.tables import at
from domain.workshops.workshop import State

KINDS = "existing_kinds"


def name(connection: Connection, workshop: str, said: Named, by: By, request: str) -> None:
    """Write down what an open workshop names. ``request``: its id, drawn beforehand; asked twice, it is written once.

    Raises
    ------
    domain.workshops.existing.UnknownKind, domain.workshops.tables.UnknownTable, domain.errors.RequestReused
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    """
    workshops.held_open(connection, workshop)
    kept = said.checked()
    if kept.kind not in kinds(connection):
        raise UnknownKind
    words = {"title": kept.title, "kind": kept.kind, "place": kept.place, "actor": kept.actor}
    row = {"workshop_id": workshop, **words, "at_table": at(kept.table, tables.of(connection, workshop))}
    if once.write(connection, ExistingAssetRow, request, row, {"made_at": by.now}):
        _written(connection, workshop, "workshop.existing_named", by)


def merge(connection: Connection, workshop: str, one: str, into: str, by: By) -> None:
    """Say that two are one: the name of ``into`` comes first, both stay. Twice is as once.

    Raises
    ------
    domain.workshops.existing.UnknownThing, domain.workshops.existing.ThingMerged
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    """
    workshops.held_open(connection, workshop)
    rows = _held(connection, workshop, {one, into})
    if one == into or {one, into} - rows.keys():
        raise UnknownThing
    if rows[one].merged_into == into:
        return
    if rows[one].merged_into is not None or rows[into].merged_into is not None:
        raise ThingMerged
    those = (ExistingAssetRow.id == one) | (ExistingAssetRow.merged_into == one)
    connection.execute(update(ExistingAssetRow).where(those).values(merged_into=into))
    _written(connection, workshop, "workshop.existing_merged", by)


def part(connection: Connection, workshop: str, thing: str, by: By) -> None:
    """Undo what was merged into it: each of its names stands alone again. Twice is as once.

    Raises
    ------
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    """
    workshops.held_open(connection, workshop)
    if thing in _held(connection, workshop, {thing}) and _apart(connection, thing):
        _written(connection, workshop, "workshop.existing_parted", by)


def remove(connection: Connection, workshop: str, one: str, by: By) -> None:
    """Take back what this workshop named wrongly; what was merged into it stands alone again. Twice is as once.

    Raises
    ------
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    """
    workshops.held_open(connection, workshop)
    here = (ExistingAssetRow.id == one) & (ExistingAssetRow.workshop_id == workshop)
    if connection.execute(select(ExistingAssetRow.id).where(here).with_for_update()).scalar() is None:
        return
    _apart(connection, one)
    connection.execute(delete(ExistingAssetRow).where(here))
    _written(connection, workshop, "workshop.existing_removed", by)


def of(connection: Connection, workshop: str) -> tuple[Thing, ...]:
    """What this workshop has named, under any name, the newest first."""
    return tuple(one for one in known(connection, workshop) if one.by(workshop))


def known(connection: Connection, workshop: str) -> tuple[Thing, ...]:
    """What is known here by now: what this workshop has named, then what those before it have; the newest first.

    A demonstration knows what demonstrations have named, and nothing else.
    """
    found = _things(connection, _around(connection, workshop))
    return tuple(sorted(found, key=lambda one: not one.by(workshop)))


def of_territory(connection: Connection, territory: str) -> tuple[Thing, ...]:
    """What the workshops of a territory that are over have named, the newest first; of no demonstration."""
    over = (WorkshopRow.territory_id == territory) & (WorkshopRow.state == State.CLOSED)
    real = (WaveRow.demonstration == False) & WorkshopRow.rehearses.is_(None)  # noqa: E712  SQL
    return _things(connection, over & real)


def _things(connection: Connection, where: ColumnElement[bool]) -> tuple[Thing, ...]:
    """What was named there, merged as far as it was; the newest first."""
    newest = ExistingAssetRow.made_at.desc(), ExistingAssetRow.id.desc()
    rows = connection.execute(_namings(where).order_by(*newest)).all()
    ids, merged = {row.id for row in rows}, defaultdict[str | None, list[Naming]](list)
    for row in rows:
        # What a later workshop merged into a name of its own stands alone where that one is not known yet.
        merged[row.merged_into if row.merged_into in ids else None].append(_naming(row))
    return tuple(Thing(first, tuple(merged[first.id][::-1])) for first in merged[None])


def kinds(connection: Connection) -> dict[str, str]:
    """What it may be, in order: the project's list."""
    return dict(content.facts(connection, KINDS))


def _around(connection: Connection, workshop: str) -> ColumnElement[bool]:
    """The workshops of the same territory, of that day or before, demonstrations apart; a rehearsal knows its own.

    Nothing of others may come to point at what is erased tomorrow.
    """
    here = workshops.workshop(connection, workshop)
    if here.rehearses:
        return WorkshopRow.id == workshop
    same = (WorkshopRow.territory_id == here.territory) & (WaveRow.demonstration == here.demonstration)
    return same & (WorkshopRow.day <= here.day) & WorkshopRow.rehearses.is_(None)


def _namings(where: ColumnElement[bool]) -> Any:  # noqa: ANN401  a select of many columns
    asset = ExistingAssetRow
    return (
        select(asset.id, asset.workshop_id, WorkshopRow.day, asset.title, asset.kind, asset.place, asset.actor)
        .add_columns(asset.at_table, asset.merged_into)
        .join(WorkshopRow, WorkshopRow.id == asset.workshop_id)
        .join(WaveRow, WaveRow.id == WorkshopRow.wave_id)
        .where(where)
    )


def _held(connection: Connection, workshop: str, ids: set[str]) -> dict[str, Row[*tuple[Any, ...]]]:
    """Those of these that are known here, until this transaction ends, taken in one order whoever merges what."""
    chosen = _namings(_around(connection, workshop)).where(ExistingAssetRow.id.in_(sorted(ids)))
    rows = connection.execute(chosen.order_by(ExistingAssetRow.id).with_for_update(of=ExistingAssetRow))
    return {row.id: row for row in rows}


def _apart(connection: Connection, thing: str) -> int:
    those = update(ExistingAssetRow).where(ExistingAssetRow.merged_into == thing).values(merged_into=None)
    return connection.execute(those).rowcount


def _naming(row: Row[*tuple[Any, ...]]) -> Naming:
    return Naming(row.id, row.workshop_id, row.day, Named(row.title, row.kind, row.place, row.actor, row.at_table))


def _written(connection: Connection, workshop: str, action: str, by: By) -> None:
    audit.record(connection, by, action=action, subject=workshop, details={})
    note(connection, f"workshop:{workshop}")
