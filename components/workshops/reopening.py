"""A workshop closed too early: why it goes on, and until when it may."""

from datetime import datetime

import streamlit as st

from components.buttons import Buttons
from components.typed import typed_line
from domain.workshops.ending import LONGEST_REASON
from domain.workshops.workshop import Workshop
from texts import hour_of, say


def form(workshop: Workshop, until: datetime, buttons: Buttons[Workshop]) -> str:
    """Draw it; returns the reason as it stands in its field. ``until``: by the clock of the room."""
    with st.container(border=True, key="reopening"):
        st.subheader(say("reopening.title"), anchor=False)
        st.write(say("reopening.until", until=hour_of(until)))
        st.caption(say("reopening.votes"))
        why = typed_line(
            say("reopening.reason"), most=LONGEST_REASON, placeholder=say("reopening.example"), key="reopening_why"
        )
        key = buttons.key("reopen", workshop.id, workshop, seen=workshop.closed_at)
        st.button(say("reopening.send"), icon=":material/undo:", width="stretch", key=key)
    return why
