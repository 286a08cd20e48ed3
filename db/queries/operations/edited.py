"""What pages say over the files of the content: promises of territories, help lines."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, select

from db import growing
from db.content.sync import table_of
from db.models.contents import HelpLineVersionRow, TerritoryPromiseRow
from db.queries.staff import audit
from domain.cooperation.project import ListEntry
from domain.cooperation.territories import Territory
from domain.operations.contents import (
    NOBODY,
    ContentVersion,
    CurrentHelpLine,
    Kept,
    LineWords,
    Standing,
    TerritoryPromise,
    UnknownLine,
    lines,
)
from domain.staff.by import By

_PROMISES, _LINES = table_of(TerritoryPromiseRow), table_of(HelpLineVersionRow)
History = tuple[tuple[ContentVersion, TerritoryPromise], ...]


def promises(connection: Connection) -> dict[str, History]:
    """What was written in each territory where something was, the first version first."""
    found: dict[str, History] = {}
    for row in connection.execute(select(_PROMISES).order_by(_PROMISES.c.number)):
        version = ContentVersion(row.number, row.role, row.made_at)
        said = TerritoryPromise(row.controller, row.contact)
        found[row.territory_id] = (*found.get(row.territory_id, ()), (version, said))
    return found


def over(place: Territory, written: Mapping[str, History]) -> Territory:
    """A territory of the files, with what was written over them."""
    _, last = written.get(place.id, ((NOBODY, TerritoryPromise()),))[-1]
    return place if last == TerritoryPromise() else replace(place, controller=last.controller, contact=last.contact)


def promise(connection: Connection, territory: str, said: TerritoryPromise, seen: int, by: By, request: str) -> None:
    """Say who keeps the answers there and whom to ask. ``Promise()``: as the files say, from now on.

    ``seen``: the number of the version on the screen; ``request``: drawn beforehand, asked twice it is written once.

    Raises
    ------
    domain.operations.contents.ContentMoved, domain.errors.RequestReused
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    kept = said if said == TerritoryPromise() else said.checked()
    row = {"controller": kept.controller, "contact": kept.contact}
    if growing.add(connection, TerritoryPromiseRow, request, {"territory_id": territory}, row, seen, by):
        action = "promise.restored" if kept == TerritoryPromise() else "promise.changed"
        audit.record(
            connection, by, action=action, subject=territory, territory=territory,
            details={"controller": kept.controller, "contact": kept.contact},
        )  # fmt: skip


def help_lines(connection: Connection, files: Iterable[ListEntry]) -> tuple[CurrentHelpLine, ...]:
    """All of them, hidden ones too, over those that the ``files`` have."""
    kept: dict[str, Kept] = {}
    made: dict[str, datetime] = {}
    for row in connection.execute(select(_LINES).order_by(_LINES.c.number)):
        version, words = ContentVersion(row.number, row.role, row.made_at), LineWords(row.words, row.called, row.hours)
        kept[row.line_id] = version, Standing(row.standing), words, row.territory_id
        made.setdefault(row.line_id, row.made_at)
    return lines(files, {id_: kept[id_] for id_ in sorted(kept, key=lambda one: (made[one], one))})


def add_line(connection: Connection, territory: str | None, said: LineWords, by: By, request: str) -> None:
    """One more help line, in a territory or everywhere (None); ``request``: its id from then on.

    Raises
    ------
    domain.operations.contents.NumberUnfit, domain.errors.RequestReused
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    kept = said.checked()
    if _line_version(connection, request, request, territory, (Standing.SAID, kept), 0, by):
        _record(connection, "help_line.added", request, territory, kept, by)


ACTS = {
    Standing.SAID: "help_line.changed",
    Standing.HIDDEN: "help_line.hidden",
    Standing.SHIPPED: "help_line.restored",
}


def change_line(
    connection: Connection, shown: CurrentHelpLine, said: LineWords, standing: Standing, by: By, request: str
) -> None:  # fmt: skip
    """Another version of the line that was ``shown``: other words, hidden, or as the files have it.

    Raises
    ------
    domain.operations.contents.ContentMoved, domain.operations.contents.UnknownLine
        It was changed since; the files never had it.
    domain.operations.contents.NumberUnfit, domain.errors.RequestReused
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    if standing is Standing.SHIPPED and shown.shipped is None:
        raise UnknownLine
    kept = said.checked()
    if _line_version(connection, request, shown.id, shown.territory, (standing, kept), shown.version.number, by):
        _record(connection, ACTS[standing], shown.id, shown.territory, kept, by)


def _line_version(
    connection: Connection,
    request: str,
    line: str,
    territory: str | None,
    said: tuple[Standing, LineWords],
    seen: int,
    by: By,
) -> bool:
    standing, words = said
    row = {"territory_id": territory, "standing": standing, "words": words.words}
    row |= {"called": words.number, "hours": words.hours}
    return growing.add(connection, HelpLineVersionRow, request, {"line_id": line}, row, seen, by)


def _record(
    connection: Connection, action: str, line: str, territory: str | None, said: LineWords, by: By
) -> None:  # fmt: skip
    audit.record(
        connection, by, action=action, subject=line, territory=territory,
        details={"words": said.words, "number": said.number},
    )  # fmt: skip
