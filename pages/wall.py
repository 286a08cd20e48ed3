"""The wall, readable at ten metres.

For: the whole room. Reads: the workshop, its step, its published version, the vote on the wall. Writes: nothing.
Then: it moves by itself; before «Révéler» it shows how many have finished (or voted), and no other figure.
"""

import streamlit as st

from components.wall.stage import stage
from domain.errors import NotAllowed
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from frame.screen import screen
from frame.workshops import wall as scenes


@screen("wall", RUNS_WORKSHOPS, titled=False)
def wall(visitor: Visitor) -> None:
    """One workshop, named in the address."""
    chosen = st.query_params.get("workshop", "")
    workshop = scenes.workshop(chosen)
    if not visitor.may(RUNS_WORKSHOPS, workshop.territory):
        raise NotAllowed
    stage(key="wall_stage")
    scenes.scene(workshop.territory, chosen)


wall()
