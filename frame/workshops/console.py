"""What people answer, on the console of a workshop, and the acts of a workshop, behind their door."""

from datetime import UTC, datetime

import streamlit as st

from components import choosing, notice
from components.buttons import Buttons
from components.pulse import pulse
from components.workshops import answers as answered
from components.workshops.steps import Clock
from db.queries.workshops import acts
from db.queries.workshops import standing as kept
from domain.operations.versions import Readings
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops import hours
from domain.workshops.acts import LEAVES, Act, WorkshopStanding
from frame.act import act
from frame.address import instead
from frame.live import live
from frame.unchanged import unchanged
from frame.workshops import helping

_standing = Readings[WorkshopStanding](64)  # each part of a console asks, at each run


def standing(workshop_id: str) -> WorkshopStanding:
    """Where the workshop stands now."""
    return unchanged(_standing, workshop_id, lambda connection: kept.standing(connection, workshop_id)).said


@live(RUNS_WORKSHOPS)
def answers(_: Visitor, workshop_id: str) -> None:
    """The code, how many have answered, revealing and closing."""
    pulse(f"workshop:{workshop_id}", key="answers_pulse")
    buttons = Buttons[WorkshopStanding]("workshop")
    clock = Clock(datetime.now(UTC), hours.here)
    shown = standing(workshop_id)
    answered.answers(shown, buttons, clock, instead=instead())
    do(buttons)
    helping.who(shown)


def do(buttons: Buttons[WorkshopStanding]) -> None:
    """What was pressed, if anything; once the room is elsewhere, the vote it was at is not in hand any more."""
    if press := buttons.press:
        with act(RUNS_WORKSHOPS, press.shown.workshop.territory) as deed:
            acts.do(deed.connection, Act(press.act), press.shown, deed.by)
        if press.act in LEAVES:
            choosing.go({}, drops=("vote", "volet"))
        if press.act == Act.CLOSE:
            notice.rise()  # what comes next stands there, and the button of the end far below
        st.rerun()
