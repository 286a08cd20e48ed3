"""The territories, who acts in each, and what is told of it, read once for all who look; which one a page is of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from components.prose import prose
from db.engine import Connection
from db.queries.cooperation import actors, governance, sheets, trajectory
from db.queries.operations import content
from domain.cooperation.governance import SeatsEntry
from domain.cooperation.territories import Actor, Territory
from domain.cooperation.trajectory import Trajectory
from domain.operations.versions import Readings
from domain.staff.roles import Role, Visitor
from frame import chosen
from frame.unchanged import unchanged
from texts import say

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


def names() -> dict[str, str]:
    """Their names by id, as they are drawn."""
    return {key: prose(one.name) for key, one in every().items()}


def own(visitor: Visitor, roles: frozenset[Role], places: Mapping[str, str]) -> dict[str, str]:
    """The territories in which this person is one of these: names by id."""
    return {key: name for key, name in places.items() if visitor.may(roles, key)}


def choose(
    visitor: Visitor, among: Mapping[str, str] | None = None, label: str = "", *, drops: Sequence[str] = ()
) -> str | None:
    """The one that this page is about; where the address names none, the first of the visitor's own.

    ``among``: names by id; otherwise all, and it is said where there are none. ``drops``: what the address names of one
    territory, and another one may not have.
    """
    known = names() if among is None else among
    mine = frozenset[str]().union(*visitor.roles.values())
    likely = next((key for key in known if key in mine), next(iter(known), None))
    here = chosen.one("territoire", known, label or say("priorities.territory"), likely, few=True, drops=drops)
    if among is None and not known:
        st.info(say("territories.none"), icon=":material/hourglass_empty:")
    return here


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
