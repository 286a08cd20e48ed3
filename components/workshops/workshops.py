"""Where a workshop stands, which is told beside the list: it changes."""

from datetime import date

import streamlit as st

from components.prose import prose
from domain.workshops.workshop import State, Workshop
from sentences.workshops.names import mark
from texts import day_of, say

_ICONS = {State.PREPARED: "event", State.OPEN: "play_circle", State.CLOSED: "check_circle"}


def stands(one: Workshop, since: date | None = None) -> None:
    """Where it is, whether it is open, and that it is no real one. ``since``: the day on which it went elsewhere."""
    where = " · ".join(dict.fromkeys(prose(part) for part in (one.place, one.territory_name) if part))
    state = say("workshop.stands.away") if one.elsewhere else say(f"workshop.stands.{one.state}")
    icon = "laptop" if one.elsewhere else _ICONS[one.state]
    st.caption(f":material/{icon}: **{state}** · {where}")
    if one.away:
        where = say("carry.stands.since", day=day_of(since)) if since else say(f"carry.stands.{one.state}")
        st.info(where, icon=":material/laptop:")
    if unreal := mark(one):
        st.info(unreal, icon=":material/theater_comedy:" if one.rehearses else ":material/science:")
