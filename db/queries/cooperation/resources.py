"""Sheets of experiences and links: each written once, changed as it was read, told to everybody."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, select

from db.content.sync import table_of
from db.models import Base
from db.models.content import TerritoryRow
from db.models.resources import ExperienceSheetRow, ResourceLinkRow
from db.queries.cooperation import edits
from db.queries.staff import audit
from domain.cooperation.errors import Gone
from domain.cooperation.resources import PARTS, ExperienceSheet, LinkWords, ResourceLink, SheetWords
from domain.staff.by import By

_SHEET, _LINK = table_of(ExperienceSheetRow), table_of(ResourceLinkRow)


def sheets(connection: Connection, *, drafts_of: Collection[str] = ()) -> tuple[ExperienceSheet, ...]:
    """Those that are shown, in the order of the territories, then as they were written: no other order is any rank.

    ``drafts_of``: territories of which those too are read that they do not yet show.
    """
    seen = (_SHEET.c.shown == True) | _SHEET.c.territory_id.in_(drafts_of)  # noqa: E712  SQL
    return tuple(_sheet(row) for row in connection.execute(_sheets().where(seen)))


def keep_sheet(
    connection: Connection, territory: str, id_: str, words: SheetWords, by: By, seen: int | None = None
) -> None:
    """Write a sheet of this territory, or change it. ``seen``: the revision that was read, None for a new one.

    Raises
    ------
    domain.cooperation.errors.Gone, domain.cooperation.errors.Reworded, domain.errors.RequestReused
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    kept = words.checked()
    said: dict[str, object] = {"territory_id": territory, "title": kept.title, "shown": kept.shown}
    said |= {name: getattr(kept, name) for name in PARTS}
    _own(connection, ExperienceSheetRow, territory, id_, seen)
    if edits.keep(connection, ExperienceSheetRow, id_, seen, said, {"made_at": by.now}):
        _written(connection, territory, "experience.worded", by)


def links(connection: Connection) -> tuple[ResourceLink, ...]:
    """All of them, those to begin with first, then as they were written."""
    order = _LINK.c.novice.desc(), _LINK.c.made_at, _LINK.c.id
    return tuple(
        ResourceLink(row.id, row.territory_id, row.revision, LinkWords(row.title, row.address, row.about, row.novice))
        for row in connection.execute(select(_LINK).order_by(*order))
    )


def keep_link(
    connection: Connection, territory: str, id_: str, words: LinkWords, by: By, seen: int | None = None
) -> None:
    """Write a link, or change it. ``seen``: as for a sheet.

    Raises
    ------
    domain.cooperation.errors.Gone, domain.cooperation.errors.Reworded, domain.cooperation.errors.AddressUnfit,
    domain.errors.RequestReused, domain.errors.WordsMissing, domain.errors.TextTooLong,
    domain.errors.ForbiddenCharacters
    domain.cooperation.errors.LinkKnown
        By the database: its address is in the list already.
    """
    kept = words.checked()
    said: dict[str, object] = {"territory_id": territory, "title": kept.title, "address": kept.address}
    said |= {"about": kept.about, "novice": kept.novice}
    _own(connection, ResourceLinkRow, territory, id_, seen)
    if edits.keep(connection, ResourceLinkRow, id_, seen, said, {"made_at": by.now}):
        _written(connection, territory, "link.worded", by)


def remove_link(connection: Connection, territory: str, id_: str, by: By) -> None:
    """Take a link of this territory away. Twice is as once."""
    here = (ResourceLinkRow.id == id_) & (ResourceLinkRow.territory_id == territory)
    if connection.execute(delete(ResourceLinkRow).where(here)).rowcount:
        _written(connection, territory, "link.removed", by)


def _own(connection: Connection, row: type[Base], territory: str, id_: str, seen: int | None) -> None:
    """What is changed is of this territory."""
    table = table_of(row)
    here = (table.c.id == id_) & (table.c.territory_id == territory)
    if seen is not None and connection.execute(select(table.c.id).where(here)).scalar() is None:
        raise Gone


def _sheets() -> Select[tuple[Any, ...]]:
    chosen = select(_SHEET, TerritoryRow.name.label("place"))
    chosen = chosen.join(TerritoryRow, TerritoryRow.id == _SHEET.c.territory_id)
    return chosen.order_by(TerritoryRow.position, _SHEET.c.made_at, _SHEET.c.id)


def _sheet(row: Row[Any]) -> ExperienceSheet:
    about = row.title, row.question, row.answer
    words = SheetWords(*about, row.relevance, row.durability, row.scaling, row.shown)
    return ExperienceSheet(row.id, row.territory_id, row.place, row.revision, words)


def _written(connection: Connection, territory: str, action: str, by: By) -> None:
    audit.record(connection, by, action=action, subject=territory, territory=territory)
