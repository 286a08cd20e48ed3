"""What is kept about people and what was erased, as «Données» tells it: read once for all who look."""

from dataclasses import dataclass

from db.engine import Connection
from db.queries.operations import content, kept
from domain.operations.retention import Erasure, Heap
from domain.operations.versions import Readings
from frame.unchanged import unchanged

MOST = 200  # erasures that are told


@dataclass(frozen=True)
class Keeping:
    """Of some territories. ``names``: of what may be named there, by id."""

    found: tuple[Heap, ...]
    done: tuple[Erasure, ...]
    names: dict[str, str]


_keeping = Readings[Keeping](64)  # by the territories of whoever looks


def of(places: frozenset[str] | None) -> Keeping:
    """Of these territories; of all of them and of the house, if None."""
    return unchanged(_keeping, places, lambda connection: _of(connection, places)).said


def _of(connection: Connection, places: frozenset[str] | None) -> Keeping:
    known = {place.id for place in content.territories(connection)}
    here = known & places if places is not None else known | {""}
    found = tuple(heap for heap in kept.kept(connection) if heap.territory in here)
    return Keeping(found, kept.erasures(connection, MOST), kept.names(connection, here))
