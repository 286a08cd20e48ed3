"""The step that is now and what people answer, on the console of a workshop: its acts, each behind its own door."""

from datetime import UTC, datetime

import streamlit as st

from components import choosing
from components.buttons import Buttons
from components.pulse import pulse
from components.workshops import answers as answered
from components.workshops import steps
from components.workshops.keys import keys
from components.workshops.steps import Clock
from db.queries.workshops import acts
from db.queries.workshops import standing as kept
from domain.operations.versions import Readings
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops import hours
from domain.workshops.acts import LEAVES, Act, WorkshopStanding
from frame.act import act
from frame.address import instead, wall
from frame.live import live
from frame.unchanged import unchanged

_standing = Readings[WorkshopStanding](64)  # each part of a console asks, at each run


def standing(workshop_id: str) -> WorkshopStanding:
    """Where the workshop stands now."""
    return unchanged(_standing, workshop_id, lambda connection: kept.standing(connection, workshop_id)).said


@live(RUNS_WORKSHOPS)
def step(_: Visitor, workshop_id: str, drawn: tuple[object, ...]) -> None:
    """What comes next, and the step that is now; the whole page, when somebody else has changed its shape.

    ``drawn``: as it stands here.
    """
    first = st.container(key="great")
    pulse(f"workshop:{workshop_id}", key="step_pulse")
    keys()
    shown = standing(workshop_id)
    if shown.shape != drawn:
        st.rerun()
    buttons = Buttons[WorkshopStanding]("steps")
    with first:  # nothing stands above it, drawn or not
        steps.great(shown, buttons)
    steps.now(shown, buttons, Clock(datetime.now(UTC), hours.here))
    _do(buttons)


@live(RUNS_WORKSHOPS)
def answers(_: Visitor, workshop_id: str) -> None:
    """The code, how many have answered, revealing and closing."""
    pulse(f"workshop:{workshop_id}", key="answers_pulse")
    buttons = Buttons[WorkshopStanding]("workshop")
    clock = Clock(datetime.now(UTC), hours.here)
    answered.answers(standing(workshop_id), buttons, clock, wall=wall(workshop_id), instead=instead())
    _do(buttons)


def _do(buttons: Buttons[WorkshopStanding]) -> None:
    """What was pressed, if anything; once the room is elsewhere, the vote it was at is not in hand any more."""
    if press := buttons.press:
        with act(RUNS_WORKSHOPS, press.shown.workshop.territory) as deed:
            acts.do(deed.connection, Act(press.act), press.shown, deed.by)
        if press.act in LEAVES:
            choosing.go({}, drops=("vote", "volet"))
        st.rerun()
