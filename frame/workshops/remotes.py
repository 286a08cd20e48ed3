"""The remotes of a workshop, on its console: a panel behind a door of its own."""

from datetime import UTC, datetime

import streamlit as st

from components.buttons import Buttons
from components.pulse import pulse
from components.workshops import remotes as drawn
from components.workshops.remotes import ADD, Offer
from components.workshops.steps import Clock
from db import engine
from db.queries.workshops import remotes
from domain.operations.settings import Settings
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops import hours
from domain.workshops.errors import OnlyHere
from domain.workshops.remotes import Remote, draw, keyed
from domain.workshops.workshop import State, Workshop
from frame.act import Deed, act
from frame.address import alone, instead, whole
from frame.live import live
from frame.workshops import console

CODE = "remote_code_"  # of a workshop: what this page shows until a phone has used it; the database keeps its hash


@live(RUNS_WORKSHOPS)
def panel(_: Visitor, workshop_id: str) -> None:
    """From its preparation on; nothing once the workshop is over."""
    pulse(f"workshop:{workshop_id}", key="remotes_pulse", soon=False)
    workshop = console.standing(workshop_id).workshop
    place = None if workshop.state is State.CLOSED else drawn.place(workshop_id)
    if place is not None:
        with place:
            _inside(workshop)


def _inside(workshop: Workshop) -> None:
    workshop_id, now = workshop.id, datetime.now(UTC)
    code = st.session_state.get(CODE + workshop_id, "")
    with engine.current().reading() as connection:
        known = remotes.admitted(connection, workshop_id, now)
        until = remotes.waits(connection, workshop_id, _kept(code), now) if code else None
    buttons = Buttons[Remote | None]("remotes")
    offer = None if until is None else Offer(code, whole("remote"), until)
    drawn.panel(workshop_id, known, offer, buttons, Clock(now, hours.here), instead=instead())
    if press := buttons.press:
        with act(RUNS_WORKSHOPS, workshop.territory) as deed:
            if press.act == ADD:
                _offer(deed, workshop_id)
            elif press.shown is not None:
                remotes.revoke(deed.connection, workshop_id, press.shown, deed.by)
        st.rerun()


def _offer(deed: Deed, workshop: str) -> None:
    if alone():
        raise OnlyHere
    code = draw()
    remotes.offer(deed.connection, workshop, _kept(code), deed.by)
    st.session_state[CODE + workshop] = code


def _kept(code: str) -> str:
    return keyed(Settings.from_environment().secret_key, code)
