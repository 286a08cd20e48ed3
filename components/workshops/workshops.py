"""Where a workshop stands, which is told beside the list: it changes."""

import streamlit as st

from components.prose import prose
from domain.workshops.workshop import State, Workshop
from sentences.workshops.names import mark
from texts import say

_ICONS = {State.PREPARED: "event", State.OPEN: "play_circle", State.CLOSED: "check_circle"}


def stands(one: Workshop) -> None:
    """Where it is, whether it is open, and that it is no real one."""
    where = " · ".join(dict.fromkeys(prose(part) for part in (one.place, one.territory_name) if part))
    state = say(f"workshop.stands.{one.state}")
    st.caption(f":material/{_ICONS[one.state]}: **{state}** · {where}")
    if one.away:
        st.info(say(f"carry.stands.{one.state}"), icon=":material/laptop:")
    if unreal := mark(one):
        st.info(unreal, icon=":material/theater_comedy:" if one.rehearses else ":material/science:")
