"""Actors that somebody missed in the list and the coordination kept: of one territory, real or of a demonstration."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from db.models.content import ActorRow
from db.models.partners import ActorProposalRow
from db.models.workshop import WaveRow
from domain.cooperation.proposals import State
from domain.cooperation.territories import Actor, ActorRole

_HERE = ActorProposalRow.state == State.KEPT


def actors(connection: Connection, territory: str, *, demonstration: bool = False) -> tuple[Actor, ...]:
    """Those of a territory, the oldest first; what nobody said of them is «non précisé»."""
    where = (WaveRow.territory_id == territory) & (WaveRow.demonstration == demonstration)
    return tuple(_actor(row, place) for place, row in enumerate(_rows(connection, where)))


def territories(connection: Connection) -> tuple[str, ...]:
    """The territory of each real one."""
    return tuple(row.territory_id for row in _rows(connection, WaveRow.demonstration == False))  # noqa: E712  SQL


def of_demonstrations(connection: Connection) -> tuple[str, ...]:
    """The ids of all that a demonstration ever added: they go with it."""
    proposal = ActorProposalRow
    chosen = select(proposal.added_id).join(WaveRow, WaveRow.id == proposal.wave_id)
    found = connection.execute(chosen.where(proposal.added_id.is_not(None), WaveRow.demonstration == True))  # noqa: E712  SQL
    return tuple(str(one) for one in found.scalars())


def _rows(connection: Connection, where: ColumnElement[bool]) -> Sequence[Row[Any]]:
    proposal = ActorProposalRow
    chosen = (
        select(ActorRow.id, ActorRow.name, ActorRow.status, ActorRow.stakeholder_type, WaveRow.territory_id)
        .join(proposal, proposal.added_id == ActorRow.id)
        .join(WaveRow, WaveRow.id == proposal.wave_id)
        .where(where, _HERE)
        .order_by(proposal.day, proposal.id)
    )
    found: Sequence[Any] = connection.execute(chosen).all()
    return found


def _actor(row: Row[Any], place: int) -> Actor:
    role = ActorRole.UNSPECIFIED
    return Actor(
        id=row.id,
        name=row.name,
        status=row.status,
        stakeholder_type=row.stakeholder_type,
        networks=(),
        maybe_same_as="",
        roles=(role,),
        labels={role: row.name},
        places={role: place},
    )
