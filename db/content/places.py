"""Territories of the files beside those that pages have named or added: what somebody typed is never replaced.

Loading neither stops at that nor is silent: whoever prepares is told, each time, until the two agree.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from db.content.sync import stored_rows, table_of
from db.models.content import TerritoryRow
from db.models.contents import TerritoryVersionRow
from db.models.workshop import WaveRow, WorkshopRow
from domain.names import heard
from domain.operations.content import Values

BEHIND = 1_000  # the first place of those that pages add: behind those of the files, however many these become
ONE_NAME = 0x7AB1E1  # who gives a territory a name looks first whether another one has it
# What a page asks of one that it adds, whose place says that; and how long answers are kept, once it has a workshop:
# until then nobody was promised anything, and the files are the only place where that is written.
_TYPED, _PROMISED = ("name", "kind", "controller", "contact"), ("retention",)


@dataclass(frozen=True)
class PageStands:
    """A territory that is not as the files say. ``name``: what it is called here; ``shipped``: in the files.

    ``added``: a page added it before the files had its ``id``; else a page had given its name to another one.
    """

    id: str
    name: str
    shipped: str
    added: bool


def as_written(connection: Connection, territories: Iterable[Values]) -> list[Values]:
    """Territories of the files, called as a page called them last; those that a page added as it added them.

    One whose name a page has given to another territory is told from it by its id.
    """
    names, stored, promising = _names(connection), _stored(connection), _promising(connection)
    taken = {heard(stored[one]["name"]) for one in names}

    def name(one: str, shipped: str) -> str:
        return names.get(one) or (f"{shipped} ({one})" if heard(shipped) in taken else shipped)

    def typed(one: str) -> Values:
        before = stored.get(one, {"position": 0})
        if before["position"] < BEHIND:
            return {}
        kept = (*_TYPED, *(_PROMISED if one in promising else ()), "position")
        return {column: before[column] for column in kept}

    return [{**one, **typed(one["id"]), "name": name(one["id"], one["name"])} for one in territories]


def standing(connection: Connection, territories: Iterable[Values]) -> tuple[PageStands, ...]:
    """Where a page was the first to say what the loaded files say otherwise, in their order."""
    names, stored = _names(connection), _stored(connection)
    found = []
    for values in territories:
        row = stored[values["id"]]
        added = row["position"] >= BEHIND and any(row[column] != values[column] for column in (*_TYPED, *_PROMISED))
        if added or (values["id"] not in names and row["name"] != values["name"]):
            found.append(PageStands(row["id"], row["name"], values["name"], added))
    return tuple(found)


def _names(connection: Connection) -> Mapping[str, str]:
    """What pages called territories last, by id."""
    written = select(TerritoryVersionRow.territory_id, TerritoryVersionRow.name).order_by(TerritoryVersionRow.number)
    return {row.territory_id: row.name for row in connection.execute(written)}


def _promising(connection: Connection) -> frozenset[str]:
    """Territories of which there is a workshop: what residents read of it is promised."""
    chosen = select(WaveRow.territory_id).join(WorkshopRow, WorkshopRow.wave_id == WaveRow.id)
    return frozenset(connection.execute(chosen.distinct()).scalars())


def _stored(connection: Connection) -> Mapping[str, Values]:
    return {row["id"]: row for row in stored_rows(connection, table_of(TerritoryRow))}
