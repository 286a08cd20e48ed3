"""Make the room ready before people come: everything that can go wrong, as it is now.

For: facilitators and coordinators, in their territories. Reads: a workshop, its devices, the database, the machine's
addresses. Writes: what was tried, and a square on the wall. Then: «Animer», once all is green.
"""

import streamlit as st

from components import notice
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from frame import chosen
from frame.offered import link
from frame.screen import screen
from frame.workshops import carried, readiness
from texts import say


@screen("room", RUNS_WORKSHOPS)
def room(visitor: Visitor) -> None:
    """Choose a workshop, then its room."""
    notice.show()
    st.write(say("room.intro"))
    workshop = chosen.workshop(visitor)
    if workshop is None:
        return
    if workshop.elsewhere:
        carried.elsewhere(workshop.territory, workshop.id)
        return
    readiness.panel(workshop.territory, workshop.id)
    here = {"workshop": workshop.id}
    st.page_link(link("facilitate"), query_params=here)


room()
