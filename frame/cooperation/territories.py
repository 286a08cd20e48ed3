"""The territories, who acts in each, and what is told of it: read once for all who look."""

from collections.abc import Mapping
from dataclasses import dataclass

from db.engine import Connection
from db.queries.cooperation import actors, governance, sheets, trajectory
from db.queries.operations import content
from domain.cooperation.governance import SeatsEntry
from domain.cooperation.territories import Actor, Territory
from domain.cooperation.trajectory import Trajectory
from domain.operations.versions import Readings
from frame.unchanged import unchanged

KEPT = 64  # territories, in the languages of those who look


@dataclass(frozen=True)
class Place:
    """One territory. ``kinds``: of organisations, in words by id; ``steps``: of a trajectory, by their number.

    ``meaning``: of a trajectory; ``seats``: as they were counted last, None while nobody did.
    """

    actors: tuple[Actor, ...]
    kinds: Mapping[str, str]
    trajectory: Trajectory
    steps: Mapping[int, str]
    meaning: str
    seats: SeatsEntry | None


_every = Readings[Mapping[str, Territory]](8)
_places = Readings[Place](KEPT)


def every() -> Mapping[str, Territory]:
    """All of them by id, in their order."""
    return unchanged(_every, "territories", lambda connection: {one.id: one for one in _territories(connection)}).said


def of(place: str) -> Place:
    """What everybody may read of one of them."""
    return unchanged(_places, place, lambda connection: _place(connection, place)).said


def _territories(connection: Connection) -> tuple[Territory, ...]:
    return content.territories(connection)


def _place(connection: Connection, place: str) -> Place:
    steps = content.reference(connection, "trajectory_steps")
    return Place(
        actors.actors(connection, place),
        sheets.kinds(connection),
        trajectory.of(connection, place),
        {int(str(step.details["n"])): step.fr for step in steps},
        content.meanings(connection).get("trajectoire", ""),
        governance.latest(connection).get(place),
    )
