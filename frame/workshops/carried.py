"""A workshop of two computers, on its console: it is held elsewhere, or it came from there and goes back."""

import streamlit as st

from components.pulse import pulse
from components.workshops.carried import next_step
from db import engine
from db.queries.workshops import workshops
from domain.staff.roles import MANAGES_ACCOUNTS, RUNS_WORKSHOPS, Visitor
from domain.workshops.acts import WorkshopStanding
from frame.live import live
from frame.offered import link
from frame.workshops import answered


def panel(visitor: Visitor, shown: WorkshopStanding) -> None:
    """All that the console of a workshop says that is held elsewhere, or went back there."""
    if shown.workshop.elsewhere:
        elsewhere(shown.workshop.territory, shown.workshop.id)
    else:
        answered.panel(visitor, shown)


@live(RUNS_WORKSHOPS)
def elsewhere(visitor: Visitor, workshop_id: str) -> None:
    """It is held elsewhere; the whole page, once it is here again."""
    pulse(f"workshop:{workshop_id}", key="carried_pulse")
    with engine.current().reading() as connection:
        workshop = workshops.workshop(connection, workshop_id)
    if not workshop.elsewhere:
        st.rerun()
    next_step("away", link("data") if visitor.may(MANAGES_ACCOUNTS, workshop.territory) else None)
