"""Territories that a page adds, and what they are called: version after version, and where everybody reads it."""

from collections.abc import Mapping

from sqlalchemy import Connection, func, select, update

from db import growing, once, upsert
from db.content.places import BEHIND, ONE_NAME
from db.content.sync import table_of
from db.models.content import TerritoryRow
from db.models.contents import TerritoryVersionRow
from db.queries.staff import audit
from domain.cooperation.territories import NewTerritory, TerritoryTaken, territory_name
from domain.errors import UnknownTerritory
from domain.names import heard
from domain.staff.by import By

_VERSIONS = table_of(TerritoryVersionRow)


def versions(connection: Connection) -> Mapping[str, int]:
    """The number of the last version of each territory that a page has named; 0 stands for the others."""
    last = select(_VERSIONS.c.territory_id, func.max(_VERSIONS.c.number)).group_by(_VERSIONS.c.territory_id)
    return dict(connection.execute(last).all())


def add(connection: Connection, new: NewTerritory, by: By, request: str) -> None:
    """One more territory, behind the others, which keeps answers as long as most of them do; asked twice, it is one.

    Raises
    ------
    domain.cooperation.territories.TerritoryTaken, domain.cooperation.territories.TerritoryIdUnfit
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    domain.errors.RequestReused
    """
    kept = new.checked()
    there = select(TerritoryRow.id).join(TerritoryVersionRow, TerritoryVersionRow.territory_id == TerritoryRow.id)
    asked = connection.execute(there.where(TerritoryVersionRow.id == request)).scalar()
    if asked != kept.id:
        _row(connection, kept)
    if growing.add(connection, TerritoryVersionRow, request, {"territory_id": kept.id}, {"name": kept.name}, 0, by):
        told = {"name": kept.name, "controller": kept.promise.controller, "contact": kept.promise.contact}
        audit.record(
            connection, by, action="territory.added", subject=kept.id, territory=kept.id,
            details=told | {"kind": kept.kind},
        )  # fmt: skip


def rename(connection: Connection, territory: str, words: str, seen: int, by: By, request: str) -> None:
    """Call a territory otherwise. ``seen``: the number of the version on the screen, 0 if there was none.

    Raises
    ------
    domain.operations.contents.ContentMoved, domain.errors.UnknownTerritory
    domain.cooperation.territories.TerritoryTaken, domain.errors.RequestReused
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    name = territory_name(words)
    before = connection.execute(select(TerritoryRow.name).where(TerritoryRow.id == territory)).scalar()
    if before is None:
        raise UnknownTerritory(territory=territory)
    _free(connection, name, territory)
    if growing.add(connection, TerritoryVersionRow, request, {"territory_id": territory}, {"name": name}, seen, by):
        connection.execute(update(TerritoryRow).where(TerritoryRow.id == territory).values(name=name))
        details = {"name": name, "before": before}
        audit.record(
            connection, by, action="territory.renamed", subject=territory, territory=territory, details=details
        )  # fmt: skip


def _row(connection: Connection, kept: NewTerritory) -> None:
    _free(connection, kept.name, kept.id)
    usual = select(TerritoryRow.retention).group_by(TerritoryRow.retention)
    retention = connection.execute(usual.order_by(func.count().desc(), TerritoryRow.retention).limit(1)).scalar_one()
    last = connection.execute(select(func.coalesce(func.max(TerritoryRow.position), 0))).scalar_one()
    row = {"id": kept.id, "position": max(last + 1, BEHIND), "kind": kept.kind, "name": kept.name}
    row |= {"place": "", "region": "", "note": "", "open_lists": [], "retention": retention}
    row |= {"controller": kept.promise.controller, "contact": kept.promise.contact}
    new = upsert.insert(connection.dialect.name, TerritoryRow).values(**row).on_conflict_do_nothing()
    if connection.execute(new.returning(TerritoryRow.id)).scalar() is None:
        raise TerritoryTaken


def _free(connection: Connection, name: str, territory: str) -> None:
    """Two of one name could not be told apart where one is chosen. Nobody gives a name before this transaction ends."""
    once.in_turn(connection, ONE_NAME)
    others = connection.execute(select(TerritoryRow.name).where(TerritoryRow.id != territory)).scalars()
    if heard(name) in map(heard, others):
        raise TerritoryTaken
