"""The territories and who acts there.

For: everybody. Reads: territories, their trajectory, seats, actors. Writes: trajectory and seats (staff there only).
Then: choose a territory, then the roles one wants to see.
"""

import streamlit as st

from components.cooperation import actors
from domain.staff.roles import Visitor
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
    place = places.choose(visitor, label=say("territories.choose"))
    if place is None:
        return
    here = places.of(place)
    actors.about(known[place], here.actors)
    trajectory.panel(visitor, place)
    governance.panel(visitor, place)
    actors.groups(here.actors, known[place], here.kinds)


territories()
