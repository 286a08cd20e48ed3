"""What a demonstration invents outside its workshops, kept with its mark: only its waves show it, and it goes whole."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy import Connection, insert, select

from db import upsert
from db.models.base import Base
from db.models.content import ActorRow
from db.models.invented import InventedActorRow, InventedEntryRow, InventedSolutionRow
from db.models.partners import PartnerLinkRow
from db.models.solutions import SolutionRow
from db.models.trajectory import TrajectoryEntryRow
from db.models.workshop import WaveRow
from db.queries.cooperation import added
from domain.cooperation.territories import Actor, ActorRole
from domain.workshops.rehearsal import NoRehearsal


def actors(connection: Connection, territory: str) -> tuple[Actor, ...]:
    """The invented organisations of a territory, in their order."""
    invented = InventedActorRow
    rows = connection.execute(
        select(ActorRow.id, ActorRow.name, ActorRow.status, ActorRow.stakeholder_type, invented.role, invented.position)
        .join(invented, invented.actor_id == ActorRow.id)
        .where(invented.territory_id == territory)
        .order_by(invented.position)
    )
    return tuple(
        Actor(
            id=row.id,
            name=row.name,
            status=row.status,
            stakeholder_type=row.stakeholder_type,
            networks=(),
            maybe_same_as="",
            roles=(ActorRole(row.role),),
            labels={ActorRole(row.role): row.name},
            places={ActorRole(row.role): row.position},
        )
        for row in rows
    )


def add(connection: Connection, wave: str, one: Actor) -> None:
    """Add an organisation to a demonstration. Twice is as once.

    Raises
    ------
    domain.workshops.rehearsal.NoRehearsal
        The wave is a real one.
    """
    territory = _of_demonstration(connection, wave)
    [role] = one.roles
    actor = {"id": one.id, "name": one.name, "status": one.status, "stakeholder_type": one.stakeholder_type}
    new = partial(upsert.insert, connection.dialect.name)
    connection.execute(new(ActorRow).values(**actor).on_conflict_do_nothing())
    mark = {"wave_id": wave, "territory_id": territory, "role": role, "position": one.places[role]}
    connection.execute(new(InventedActorRow).values(actor_id=one.id, **mark).on_conflict_do_nothing())


def mark_solution(connection: Connection, wave: str, solution: str) -> None:
    """Say that this solution is invented.

    Raises
    ------
    domain.workshops.rehearsal.NoRehearsal
    """
    _of_demonstration(connection, wave)
    connection.execute(insert(InventedSolutionRow).values(solution_id=solution, wave_id=wave))


def mark_entry(connection: Connection, wave: str, entry: str) -> None:
    """Say that this entry of a trajectory is invented.

    Raises
    ------
    domain.workshops.rehearsal.NoRehearsal
    """
    _of_demonstration(connection, wave)
    connection.execute(insert(InventedEntryRow).values(entry_id=entry, wave_id=wave))


def leads(connection: Connection, solution: str) -> frozenset[str]:
    """Which invented organisations may lead a brick of this solution: none of a real one's."""
    invented = (InventedActorRow.territory_id == SolutionRow.territory_id) & (SolutionRow.id == solution)
    marked = select(InventedSolutionRow.solution_id)
    found = select(InventedActorRow.actor_id).join(SolutionRow, invented).where(SolutionRow.id.in_(marked))
    place = select(SolutionRow.territory_id).where(SolutionRow.id == solution, SolutionRow.id.in_(marked))
    here = connection.execute(place).scalar()
    missed = added.actors(connection, here, demonstration=True) if here else ()
    return frozenset(connection.execute(found).scalars()) | {one.id for one in missed}


def link(connection: Connection, territory: str) -> str | None:
    """The link by which the first invented organisation of a territory answers now; None if none opens anything."""
    live, wave = PartnerLinkRow, WaveRow
    chosen = select(live.id).join(InventedActorRow, InventedActorRow.actor_id == live.actor_id)
    chosen = chosen.join(wave, wave.id == live.wave_id).where(
        InventedActorRow.territory_id == territory,
        live.revoked_at.is_(None),
        wave.demonstration == True,  # noqa: E712  SQL
    )
    return connection.execute(chosen.order_by(InventedActorRow.position, wave.position.desc()).limit(1)).scalar()


def marked(connection: Connection) -> dict[type[Base], Sequence[str]]:
    """The ids of all that is invented, by what it is."""
    columns = {
        ActorRow: InventedActorRow.actor_id,
        SolutionRow: InventedSolutionRow.solution_id,
        TrajectoryEntryRow: InventedEntryRow.entry_id,
    }
    found = {row: connection.execute(select(one)).scalars().all() for row, one in columns.items()}
    return {**found, ActorRow: [*found[ActorRow], *added.of_demonstrations(connection)]}


def _of_demonstration(connection: Connection, wave: str) -> str:
    here = select(WaveRow.territory_id).where(WaveRow.id == wave, WaveRow.demonstration == True)  # noqa: E712  SQL
    territory = connection.execute(here).scalar()
    if territory is None:
        raise NoRehearsal
    return territory
