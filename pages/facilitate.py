"""Run a workshop: one button for the next step.

For: the facilitator, alone in front of the room. Reads: the workshops of their territories, how many have answered,
who waits at the door. Writes: open, reveal, close, who comes in. Then: «Projeter», on the wall.
"""

import streamlit as st

from components import notice
from components.buttons import Buttons
from components.pulse import pulse
from components.votes import choosing
from components.workshops import door
from components.workshops.console import NextStep, console
from db import engine
from db.queries.evaluation import reveals
from db.queries.workshops import admission, workshops
from domain.operations.settings import Settings
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops.admission import pin
from domain.workshops.workshop import State, Workshop
from frame import chosen
from frame.act import act
from frame.address import alone
from frame.live import live
from frame.screen import screen

ACTS = {
    NextStep.OPEN: workshops.open_,
    NextStep.REVEAL: reveals.reveal,
    NextStep.UPDATE: reveals.renew,
    NextStep.CLOSE: workshops.close,
}


@screen("facilitate", RUNS_WORKSHOPS)
def facilitate(visitor: Visitor) -> None:
    """Choose a workshop, then its console."""
    notice.show()
    workshop = chosen.workshop(visitor)
    if workshop is not None:
        choosing.elsewhere(workshop.id, ("vote_run", "vote_plan"))
        _live(workshop.territory, workshop.id)
        _door(workshop.territory, workshop.id)


@live(RUNS_WORKSHOPS)
def _live(_: Visitor, workshop_id: str) -> None:
    pulse(f"workshop:{workshop_id}", key="facilitate_pulse")
    with engine.current().reading() as connection:
        workshop = workshops.workshop(connection, workshop_id)
        lacking = reveals.lacking(connection, workshop)
    buttons = Buttons[Workshop]("workshop")
    console(workshop, buttons, alone=alone(), lacking=lacking)
    if press := buttons.press:
        with act(RUNS_WORKSHOPS, press.shown.territory) as deed:
            ACTS[NextStep(press.act)](deed.connection, press.shown.id, by=deed.by.staff, now=deed.now)
        st.rerun()


@live(RUNS_WORKSHOPS)
def _door(_: Visitor, workshop_id: str) -> None:
    """Who is present, who waits: what is typed stands before what moves by itself."""
    pulse(f"workshop:{workshop_id}", key="door_pulse")
    with engine.current().reading() as connection:
        workshop, who = workshops.workshop(connection, workshop_id), admission.door(connection, workshop_id)
    if workshop.state is State.CLOSED:
        return
    buttons = Buttons[door.Wished]("door")
    typed = door.people(workshop)
    door.waiting(workshop, who.phones, who.tablets, who.ballots, buttons)
    how = door.details(workshop, who.inside, pin(Settings.from_environment().secret_key, workshop_id), buttons)
    if wished := buttons.press.shown if buttons.press else typed or how:
        with act(RUNS_WORKSHOPS, workshop.territory) as deed:
            admission.grant(deed.connection, workshop_id, *wished, deed.by)
        st.rerun()


facilitate()
