"""What is kept about people and what was erased, as «Données» tells it: read and written out once for all who look."""

from dataclasses import dataclass
from datetime import date

from components.operations.kept import Kept, written
from db.engine import Connection
from db.queries.operations import content, kept, project_ends, purge_turns
from domain.operations.retention import Erasure, Heap, HeldBack
from domain.operations.versions import Readings, Versions
from frame.unchanged import unchanged

MOST = 200  # erasures that are told


@dataclass(frozen=True)
class _Keeping:
    """Of some territories. ``names``: of what may be named there, by id; ``failed``: families, and a day.

    ``ends``: when projects are over, by the name of their territory; ``held``: that nothing goes, and since when.
    """

    found: tuple[Heap, ...]
    done: tuple[Erasure, ...]
    names: dict[str, str]
    failed: tuple[tuple[str, date], ...]
    ends: dict[str, date]
    held: HeldBack | None


_keeping = Readings[_Keeping](64)  # by the territories of whoever looks
_kept = Versions[Kept](64)


def of(places: frozenset[str] | None) -> Kept:
    """Of these territories; of all of them and of the house, if None."""
    read = unchanged(_keeping, places, lambda connection: _of(connection, places))
    now = read.said
    return _kept.of(read.number, lambda: written(now.found, now.done, now.names, now.failed, now.ends, now.held))


def _of(connection: Connection, places: frozenset[str] | None) -> _Keeping:
    known = {place.id: place.name for place in content.territories(connection)}
    here = known.keys() & places if places is not None else known.keys() | {""}
    ends = {known[place]: one.said for place, one in project_ends.standing(connection).items() if place in here}
    found = tuple(heap for heap in kept.kept(connection) if heap.territory in here)
    names = kept.names(connection, here)
    told = {place: day for place, day in ends.items() if day is not None}
    return _Keeping(
        found,
        kept.erasures(connection, MOST, names),
        names,
        kept.unerased(connection),
        told,
        purge_turns.held_back(connection),
    )
