"""Writing down decisions on the console: a panel behind a door of its own."""

import streamlit as st

from components.buttons import Buttons
from components.pulse import pulse
from components.workshops.decisions import form
from db import engine
from db.queries.votes import votes
from db.queries.workshops import decisions, links, programme, workshops
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops.acts import decides
from domain.workshops.workshop import State
from frame.act import act
from frame.live import live
from sentences.votes.names import asked_again


@live(RUNS_WORKSHOPS)
def panel(_: Visitor, workshop_id: str) -> None:
    """At the step of decisions, and where there is no programme; elsewhere nothing."""
    pulse(f"workshop:{workshop_id}", key="decisions_pulse", soon=False)
    with engine.current().reading() as connection:
        workshop = workshops.workshop(connection, workshop_id)
        step = programme.programme(connection, workshop_id).step
        if not decides(workshop.state, step):
            return
        made, closed = decisions.of(connection, workshop_id), votes.votes_of(connection, workshop_id, State.CLOSED)
        known = links.among(connection, workshop.territory)
    buttons = Buttons[str]("decisions")
    promise = form(made, {one.id: asked_again(one) for one in closed}, known, workshop.day, buttons)
    if press := buttons.press:
        with act(RUNS_WORKSHOPS, workshop.territory) as deed:
            if press.act == "decide":
                decisions.decide(deed.connection, workshop_id, promise, deed.by, press.shown)
            else:
                decisions.remove(deed.connection, workshop_id, press.shown, deed.by)
        if press.act == "decide":
            buttons.done()  # the next one begins with empty fields
        st.rerun()
