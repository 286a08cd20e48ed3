"""Who acts in a territory, and as what."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.orm import aliased

from db.content.sync import table_of
from db.models.content import ActorNetworkRow, ActorRow, ActorTerritoryRoleRow, NetworkRow
from db.models.workshop import WaveRow
from db.queries.cooperation import added, invented, kinds
from domain.cooperation.territories import Actor, ActorRole

ROLES = tuple(ActorRole)


def actors(connection: Connection, territory_id: str) -> tuple[Actor, ...]:
    """The actors of a territory, each once, ordered by their closest role and their place in it; then those added."""
    other, role = aliased(ActorRow), ActorTerritoryRoleRow
    found = connection.execute(
        select(table_of(ActorRow), other.name.label("same"), role.role, role.label_in_source, role.position)
        .join(role, role.actor_id == ActorRow.id)
        .outerjoin(other, other.id == ActorRow.maybe_same_as)
        .where(role.territory_id == territory_id)
    ).all()
    held: dict[str, list[Row[Any]]] = {}
    for row in sorted(found, key=lambda row: (ROLES.index(ActorRole(row.role)), row.position)):
        held.setdefault(row.id, []).append(row)
    members, written = _memberships(connection), kinds.written(connection)
    said = {actor: kind for actor, (_, kind) in written.items() if kind}
    listed = [_actor(rows, members.get(actor, ()), said.get(actor)) for actor, rows in held.items()]
    missed = (replace(one, stakeholder_type=said.get(one.id)) for one in added.actors(connection, territory_id))
    return (*listed, *missed)


def in_wave(connection: Connection, wave: str) -> tuple[Actor, ...]:
    """The actors of a wave's territory; of a demonstration, the invented ones instead where there are some.

    What was added in a demonstration is in no other wave.
    """
    chosen = select(WaveRow.territory_id, WaveRow.demonstration).where(WaveRow.id == wave)
    here = connection.execute(chosen).one()
    if not here.demonstration:
        return actors(connection, here.territory_id)
    found = invented.actors(connection, here.territory_id) or actors(connection, here.territory_id)
    return (*found, *added.actors(connection, here.territory_id, demonstration=True))


def _actor(held: list[Row[Any]], networks: tuple[str, ...], kind: str | None) -> Actor:
    one = held[0]
    return Actor(
        id=one.id,
        name=one.name,
        status=one.status,
        stakeholder_type=kind or one.stakeholder_type,
        networks=networks,
        maybe_same_as=one.same or "",
        roles=tuple(ActorRole(row.role) for row in held),
        labels={ActorRole(row.role): row.label_in_source for row in held},
        places={ActorRole(row.role): row.position for row in held},
    )


def _memberships(connection: Connection) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for actor, network in connection.execute(
        select(ActorNetworkRow.actor_id, NetworkRow.name)
        .join(NetworkRow, NetworkRow.id == ActorNetworkRow.network_id)
        .order_by(NetworkRow.position)
    ):
        found[actor] = (*found.get(actor, ()), network)
    return found


def role_counts(connection: Connection) -> Mapping[str, Mapping[ActorRole, int]]:
    """How many actors hold each role, by territory. An actor with two roles is counted in both."""
    found = connection.execute(select(ActorTerritoryRoleRow.territory_id, ActorTerritoryRoleRow.role)).all()
    counts: dict[str, Counter[ActorRole]] = {}
    for territory_id, role in found:
        counts.setdefault(territory_id, Counter())[ActorRole(role)] += 1
    for territory_id in added.territories(connection):
        counts.setdefault(territory_id, Counter())[ActorRole.UNSPECIFIED] += 1
    return counts
