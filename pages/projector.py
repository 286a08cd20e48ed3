"""The wall, readable at ten metres.

For: the whole room. Reads: the workshop, its step, its published version, the vote on the wall. Writes: nothing.
Then: it moves by itself; before «Révéler» it shows how many have answered (or voted), and no other figure.
"""

import streamlit as st

from components.stage import stage
from domain.errors import NotAllowed
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from frame.screen import screen
from frame.workshops import on_wall


@screen("projector", RUNS_WORKSHOPS, titled=False)
def projector(visitor: Visitor) -> None:
    """One workshop, named in the address."""
    chosen = st.query_params.get("workshop", "")
    workshop = on_wall.workshop(chosen)
    if not visitor.may(RUNS_WORKSHOPS, workshop.territory):
        raise NotAllowed
    stage(key="projector_stage")
    on_wall.scene(workshop.territory, chosen)


projector()
