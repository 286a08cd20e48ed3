"""What the room says of what became of former decisions, on the console: a panel behind a door of its own."""

from datetime import UTC, datetime

import streamlit as st

from components.buttons import Buttons
from components.pulse import pulse
from components.workshops.judging import Shown
from components.workshops.judging import judging as fields
from db import engine
from db.queries.workshops import decisions, judging, programme, workshops
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops.acts import Part, captures
from frame.act import act
from frame.live import live


@live(RUNS_WORKSHOPS)
def panel(_: Visitor, workshop_id: str) -> None:
    """At the step that tells former decisions, and where there is no programme; elsewhere, or of none, nothing."""
    pulse(f"workshop:{workshop_id}", key="judging_pulse", soon=False)
    today = datetime.now(UTC).date()
    with engine.current().reading() as connection:
        workshop = workshops.workshop(connection, workshop_id)
        if not captures(Part.SINCE, workshop.state, programme.programme(connection, workshop_id).step):
            return
        told, judged = decisions.since(connection, workshop_id, today), judging.of(connection, workshop_id)
    if not told:
        return
    buttons = Buttons[Shown]("judging")
    hands = fields(told, judged, today, buttons)
    if (press := buttons.press) and press.shown[0] in hands:
        decision, seen = press.shown
        with act(RUNS_WORKSHOPS, workshop.territory) as deed:
            judging.record(deed.connection, workshop_id, decision, hands[decision], seen, deed.by)
        st.rerun()
