"""A workshop of two computers, on its console: it is held elsewhere, or it came from there and goes back."""

import streamlit as st

from components.pulse import pulse
from components.workshops.carried import next_step
from db import engine
from db.queries.operations import carries
from db.queries.workshops import workshops
from domain.staff.roles import MANAGES_ACCOUNTS, RUNS_WORKSHOPS, Visitor
from domain.workshops.workshop import Workshop
from frame.live import live
from texts import say


@live(RUNS_WORKSHOPS)
def elsewhere(visitor: Visitor, workshop_id: str) -> None:
    """It is held elsewhere; the whole page, once it is here again."""
    pulse(f"workshop:{workshop_id}", key="carried_pulse")
    with engine.current().reading() as connection:
        workshop = workshops.workshop(connection, workshop_id)
    if not workshop.elsewhere:
        st.rerun()
    next_step("away", may=visitor.may(MANAGES_ACCOUNTS, workshop.territory))


def back(visitor: Visitor, workshop: Workshop) -> None:
    """It came from elsewhere, and is over: what is left to do, here or there; and its minutes, which go with it."""
    with engine.current().reading() as connection:
        written = carries.is_written(connection, workshop.id)
    next_step("written" if written else "guest", may=visitor.may(MANAGES_ACCOUNTS, workshop.territory))
    label, there = say("afterwards.minutes"), {"workshop": workshop.id}
    st.page_link("minutes.py", label=label, icon=":material/description:", query_params=there)
