"""What helps whoever runs the room, on the console alone: hints, a card on the step, who has answered."""

from datetime import UTC, datetime

import streamlit as st

from components.buttons import Buttons
from components.pulse import pulse
from components.workshops.helping import card, gauge, hints
from db import engine
from db.queries.operations import content
from db.queries.workshops import equity, helping
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops.workshop import State
from frame.act import act
from frame.live import live


@live(RUNS_WORKSHOPS)
def panel(_: Visitor, workshop_id: str) -> None:
    """While the workshop is open; elsewhere nothing."""
    pulse(f"workshop:{workshop_id}", key="helping_pulse")
    with engine.current().reading() as connection:
        seen = helping.seen(connection, workshop_id, datetime.now(UTC))
        known, who = helping.card(connection, seen.programme.step), equity.of(connection, workshop_id)
        ages = content.facts(connection, "consent_ages")
    if seen.workshop.state is not State.OPEN:
        return
    buttons = Buttons[str]("helping")
    hints(seen.hints)
    if known is not None:
        card(known)
    gauge(who, ages, workshop_id, buttons)
    if buttons.press:
        with act(RUNS_WORKSHOPS, seen.workshop.territory) as deed:
            equity.look(deed.connection, workshop_id, deed.by)
        st.rerun()
