"""Run a workshop: one great button, for what comes next.

For: the facilitator, alone in front of the room. Reads: the workshops of their territories, how many have answered,
the programme, who waits at the door. Writes: open, reveal, close, the step that is now, decisions, who comes in. Then:
«Projeter», on the wall.
"""

from datetime import UTC, datetime

import streamlit as st

from components import notice
from components.buttons import Buttons
from components.pulse import pulse
from components.votes import choosing
from components.workshops import door
from components.workshops.console import console
from components.workshops.steps import Clock
from db import engine
from db.queries.workshops import acts, admission, standing, workshops
from domain.operations.settings import Settings
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops.acts import Act, Standing
from domain.workshops.admission import pin
from domain.workshops.workshop import State
from frame import chosen, clock, decisions
from frame.act import act
from frame.address import alone
from frame.live import live
from frame.screen import screen


@screen("facilitate", RUNS_WORKSHOPS)
def facilitate(visitor: Visitor) -> None:
    """Choose a workshop, then its console."""
    notice.show()
    workshop = chosen.workshop(visitor)
    if workshop is not None:
        choosing.elsewhere(workshop.id, ("vote_run", "vote_plan"))
        _live(workshop.territory, workshop.id)
        decisions.panel(workshop.territory, workshop.id)
        _door(workshop.territory, workshop.id)


@live(RUNS_WORKSHOPS)
def _live(_: Visitor, workshop_id: str) -> None:
    pulse(f"workshop:{workshop_id}", key="facilitate_pulse")
    with engine.current().reading() as connection:
        shown = standing.standing(connection, workshop_id)
    buttons = Buttons[Standing]("workshop")
    console(shown, buttons, Clock(datetime.now(UTC), clock.here), alone=alone())
    if press := buttons.press:
        with act(RUNS_WORKSHOPS, press.shown.workshop.territory) as deed:
            acts.do(deed.connection, Act(press.act), press.shown, deed.by)
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
