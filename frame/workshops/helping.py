"""What helps whoever runs the room, on the console alone: hints, a card on the step, who has answered."""

from datetime import UTC, datetime

import streamlit as st

from components.buttons import Buttons
from components.pulse import pulse
from components.workshops.helping import card, gauge, hints, practices
from db import engine
from db.queries.operations import content
from db.queries.priorities import ideas
from db.queries.workshops import equity, helping
from domain.priorities.priority import PROPOSES
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops.workshop import State
from frame.act import act
from frame.live import live
from texts import say


@live(RUNS_WORKSHOPS)
def panel(visitor: Visitor, workshop_id: str) -> None:
    """While the workshop is open; elsewhere nothing."""
    pulse(f"workshop:{workshop_id}", key="helping_pulse")
    with engine.current().reading() as connection:
        seen = helping.seen(connection, workshop_id, datetime.now(UTC))
        step = seen.programme.step
        known, ways = helping.card(connection, step), helping.chosen(connection, step)
        who = equity.of(connection, workshop_id)
        ages = content.facts(connection, "consent_ages")
        here = seen.workshop.territory
        unread = 0 if seen.workshop.rehearses else len(ideas.waiting(connection, {here}))
    if seen.workshop.state is not State.OPEN:
        return
    buttons = Buttons[str]("helping")
    hints(seen.hints)
    if unread and visitor.may(PROPOSES, here):
        icon, there = ":material/rate_review:", {"place": here}
        st.page_link("moderation.py", label=say("console.ideas_wait", n=unread), icon=icon, query_params=there)
    if known is not None:
        card(known)
    if step is not None:
        practices(ways, step.position)
    gauge(who, ages, workshop_id, buttons)
    if buttons.press:
        with act(RUNS_WORKSHOPS, seen.workshop.territory) as deed:
            equity.look(deed.connection, workshop_id, deed.by)
        st.rerun()
