"""What stands on a console whatever is in front: the step that is now, who is present, who waits, what helps."""

from datetime import UTC, datetime

import streamlit as st

from components.buttons import Buttons
from components.pulse import pulse
from components.workshops import steps
from components.workshops.keys import keys
from components.workshops.steps import Clock
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops import hours
from domain.workshops.acts import WorkshopStanding
from frame.address import wall
from frame.live import live
from frame.votes import known
from frame.workshops import console, door, helping


def shape(shown: WorkshopStanding) -> tuple[object, ...]:
    """What the page is built on: where the workshop stands, and each of its votes."""
    return (*shown.shape, *((one.id, one.state) for one in known.votes(shown.workshop.id)))


@live(RUNS_WORKSHOPS)
def step(visitor: Visitor, workshop_id: str, drawn: tuple[object, ...]) -> None:
    """Draw it; the whole page, when somebody else has changed its shape. ``drawn``: as it stands here.

    One part, since each that moves by itself costs as much as eight elements (0197).
    """
    first = st.container(key="great")
    pulse(f"workshop:{workshop_id}", key="step_pulse")
    keys()
    shown = console.standing(workshop_id)
    if shape(shown) != drawn:
        st.rerun()
    buttons = Buttons[WorkshopStanding]("steps")
    with first:  # nothing stands above it, drawn or not
        steps.great(shown, buttons)
    steps.wall(wall(workshop_id))
    steps.now(shown, buttons, Clock(datetime.now(UTC), hours.here))
    console.do(buttons)
    door.people(shown.workshop)
    helping.beside(visitor, shown)
