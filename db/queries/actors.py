"""Who acts in a territory, and as what."""

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from db.models.content import ActorNetworkRow, ActorRow, ActorTerritoryRoleRow, NetworkRow
from domain.territories import Actor, ActorRole

ROLES = tuple(ActorRole)


def actors(connection: Connection, territory_id: str) -> tuple[Actor, ...]:
    """The actors of a territory, each once, ordered by their first role and their place in it."""
    other = aliased(ActorRow)
    role = ActorTerritoryRoleRow
    found = connection.execute(
        select(
            ActorRow.id,
            ActorRow.name,
            ActorRow.status,
            ActorRow.stakeholder_type,
            other.name.label("same"),
            role.role,
            role.label_in_source,
        )
        .join(role, role.actor_id == ActorRow.id)
        .outerjoin(other, other.id == ActorRow.maybe_same_as)
        .where(role.territory_id == territory_id)
        .order_by(role.position)
    ).all()
    labels: dict[str, dict[ActorRole, str]] = {}
    for row in sorted(found, key=lambda row: ROLES.index(ActorRole(row.role))):
        labels.setdefault(row.id, {})[ActorRole(row.role)] = row.label_in_source
    members = _memberships(connection)
    first = {row.id: row for row in reversed(found)}
    return tuple(
        Actor(
            actor,
            first[actor].name,
            first[actor].status,
            first[actor].stakeholder_type,
            members.get(actor, ()),
            first[actor].same or "",
            tuple(held),
            held,
        )
        for actor, held in labels.items()
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
    return counts
