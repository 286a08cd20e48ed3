"""What comes after a workshop, at the top of its console: its minutes, the next one, and when that is."""

from datetime import date

import streamlit as st

from components.buttons import Buttons
from components.prose import prose
from domain.workshops.facts import Following
from domain.workshops.workshop import Workshop
from texts import day_of, say

READ, AGAIN = "minutes", "again"


def afterwards(workshop: Workshop, following: Following | None, buttons: Buttons[Workshop]) -> None:
    """Draw it. ``following``: the nearest later workshop of the territory."""
    key = buttons.key(READ, workshop.id, workshop)
    label, icon = say("afterwards.minutes"), ":material/description:"
    st.button(label, type="primary", icon=icon, width="stretch", key=key)
    with st.container(horizontal=True, vertical_alignment="center", key="afterwards"):
        key = buttons.key(AGAIN, workshop.id, workshop)
        st.button(say("afterwards.again"), icon=":material/event_repeat:", key=key)
        st.write(_when(following))


def _when(following: Following | None) -> str:
    if following is None:
        return say("afterwards.none")
    day: date = following.day
    return say("afterwards.next", title=prose(following.title), day=day_of(day))
