"""Run a workshop: one button for the next step.

For: the facilitator, alone in front of the room. Reads: the workshops of their territories, how many have answered.
Writes: open, reveal, close. Then: «Projeter», on the wall.
"""

from urllib.parse import urlsplit

import streamlit as st

from components import notice
from components.buttons import Buttons
from components.console import NextStep, console
from components.pulse import pulse
from components.votes import choosing
from db import engine
from db.queries import workshops
from domain.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops import Workshop
from frame import chosen
from frame.act import act
from frame.live import live
from frame.screen import screen

LOOPBACK = {"localhost", "127.0.0.1", "::1"}
ACTS = {NextStep.OPEN: workshops.open_, NextStep.REVEAL: workshops.reveal, NextStep.CLOSE: workshops.close}


@screen("facilitate", RUNS_WORKSHOPS)
def facilitate(visitor: Visitor) -> None:
    """Choose a workshop, then its console."""
    notice.show()
    workshop = chosen.workshop(visitor)
    if workshop is not None:
        choosing.elsewhere(workshop.id, ("vote_run", "vote_plan"))
        _live(workshop.territory, workshop.id)


@live(RUNS_WORKSHOPS)
def _live(_: Visitor, workshop_id: str) -> None:
    pulse(f"workshop:{workshop_id}", key="facilitate_pulse")
    with engine.current().reading() as connection:
        workshop = workshops.workshop(connection, workshop_id)
    buttons = Buttons[Workshop]("workshop")
    console(workshop, buttons, alone=urlsplit(st.context.url or "").hostname in LOOPBACK)
    if press := buttons.press:
        with act(RUNS_WORKSHOPS, press.shown.territory) as deed:
            ACTS[NextStep(press.act)](deed.connection, press.shown.id, by=deed.by.staff, now=deed.now)
        st.rerun()


facilitate()
