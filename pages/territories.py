"""The territories and who acts there.

For: everybody. Reads: territories, their trajectory, seats, actors. Writes: trajectory and seats (staff there only).
Then: choose a territory, then the roles one wants to see.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

from components.cooperation import actors
from components.prose import prose
from domain.cooperation.territories import Actor, ActorRole
from domain.staff.roles import Visitor
from frame import chosen
from frame.cooperation import governance, trajectory
from frame.cooperation import territories as places
from frame.screen import screen
from texts import say


@screen("territories")
def territories(visitor: Visitor) -> None:
    """One territory at a time."""
    known = places.every()
    kinds = [territory.kind for territory in known.values()]
    st.write(say("territories.intro", here=kinds.count("experimentation"), further=kinds.count("deploiement")))
    names = {key: prose(one.name) for key, one in known.items()}
    place = chosen.territory(visitor, names, say("territories.choose"))
    if not known:
        st.info(say("territories.none"), icon=":material/hourglass_empty:")
    if place is None:
        return
    here = places.of(place)
    actors.about(known[place], here.actors)
    trajectory.panel(visitor, place)
    governance.panel(visitor, place)
    by_role = actors.holders(here.actors)
    wanted = _filter(place, by_role) if len(by_role) > 1 else []
    for role, held in by_role.items():
        if not wanted or role in wanted:
            actors.group(role, held, known[place], here.kinds)


def _filter(territory: str, by_role: Mapping[ActorRole, Sequence[Actor]]) -> Sequence[str]:
    return st.pills(
        say("territories.filter"),
        list(by_role),
        selection_mode="multi",
        key=f"roles_{territory}",
        format_func=lambda role: say(f"actor_role.{role}"),
    )


territories()
