"""The door of a workshop on its console: how many are present; who waits, and how one comes in."""

import streamlit as st

from components.buttons import Buttons
from components.pulse import pulse
from components.workshops import door
from db import engine
from db.queries.votes import turnout
from db.queries.workshops import admission
from domain.operations.settings import Settings
from domain.operations.versions import Readings
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops.admission import Door, Waiting, pin
from domain.workshops.workshop import State, Workshop
from frame.act import act
from frame.live import live
from frame.offered import link
from frame.unchanged import unchanged
from frame.votes import known
from frame.workshops import console, crowd
from texts import say

_waits = Readings[Door](64)  # by workshop


def people(workshop: Workshop) -> None:
    """How many are present, which decides how much may be told, and who waits to come in; nothing once it is over."""
    if workshop.state is State.CLOSED:
        return
    who = unchanged(_waits, workshop.id, lambda connection: admission.door(connection, workshop.id)).said
    buttons = Buttons[door.Wished]("door")
    door.waiting(workshop, who.phones, who.tablets, _ballots(workshop), buttons)
    counted = door.people(workshop)
    if wished := buttons.press.shown if buttons.press else counted:
        _grant(workshop, wished)


def _ballots(workshop: Workshop) -> Waiting:
    """Those that wait in open votes; nothing of an urn is kept: it is asked at each run."""
    running = known.votes(workshop.id, State.OPEN)
    if not running:
        return Waiting()
    with engine.current().reading() as connection:
        return turnout.waiting(connection, running)


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
    buttons = Buttons[door.Wished]("door_inside")
    crowd.dots_of(workshop_id, who.inside, key="door_crowd")
    how = door.details(workshop, who.inside, pin(Settings.from_environment().secret_key, workshop_id), buttons)
    if wished := buttons.press.shown if buttons.press else how:
        _grant(workshop, wished)


def _grant(workshop: Workshop, wished: door.Wished) -> None:
    with act(RUNS_WORKSHOPS, workshop.territory) as deed:
        admission.grant(deed.connection, workshop.id, *wished, deed.by)
    st.rerun()
