"""The door of a workshop on its console: how many are present; who waits, and how one comes in."""

import streamlit as st

from components.buttons import Buttons
from components.pulse import pulse
from components.workshops import door
from db import engine
from db.queries.workshops import admission
from domain.operations.settings import Settings
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops.admission import pin
from domain.workshops.workshop import State
from frame.act import act
from frame.live import live
from frame.offered import link
from frame.workshops import console, crowd
from texts import say


@live(RUNS_WORKSHOPS)
def people(_: Visitor, workshop_id: str) -> None:
    """How many are present, which decides how much may be told; nothing once the workshop is closed."""
    pulse(f"workshop:{workshop_id}", key="people_pulse")
    workshop = console.standing(workshop_id).workshop
    if workshop.state is State.CLOSED:
        return
    if wished := door.people(workshop):
        with act(RUNS_WORKSHOPS, workshop.territory) as deed:
            admission.grant(deed.connection, workshop_id, *wished, deed.by)
        st.rerun()


@live(RUNS_WORKSHOPS)
def panel(_: Visitor, workshop_id: str) -> None:
    """What is typed stands before what moves by itself; nothing once the workshop is closed."""
    pulse(f"workshop:{workshop_id}", key="door_pulse")
    workshop = console.standing(workshop_id).workshop
    if workshop.state is State.CLOSED:
        return
    with engine.current().reading() as connection:
        who = admission.door(connection, workshop_id)
    st.page_link(link("room"), label=say("room.link"), query_params={"workshop": workshop_id})
    buttons = Buttons[door.Wished]("door")
    crowd.dots_of(workshop_id, who.inside, key="door_crowd")
    door.waiting(workshop, who.phones, who.tablets, who.ballots, buttons)
    how = door.details(workshop, who.inside, pin(Settings.from_environment().secret_key, workshop_id), buttons)
    if wished := buttons.press.shown if buttons.press else how:
        with act(RUNS_WORKSHOPS, workshop.territory) as deed:
            admission.grant(deed.connection, workshop_id, *wished, deed.by)
        st.rerun()
