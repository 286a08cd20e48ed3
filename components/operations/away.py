"""Workshops that are held elsewhere, and those that came from elsewhere."""

from collections.abc import Sequence

import streamlit as st

from components.buttons import Buttons
from components.prose import prose
from domain.operations.carry import Away, Guest
from texts import say


def listed(away: Sequence[Away], guests: Sequence[Guest], buttons: Buttons[Away]) -> None:
    """Each with since when; of those that are away, the way to have them here again. Nothing where there is none."""
    if not away and not guests:
        return
    st.subheader(say("carry.title"), anchor=False)
    for one in away:
        said = say("carry.away_since", title=one.title, day=one.since, workshop=one.workshop)
        st.markdown(f":material/laptop: {prose(said)}")
        with st.popover(say("carry.lost"), icon=":material/no_sim:"):
            st.write(say("carry.lost_means", title=prose(one.title)))
            key = buttons.key("give_up", one.carry, one)
            st.button(say("carry.lost_sure"), key=key, type="primary")
    for guest in guests:
        key = "carry.guest_written" if guest.written else "carry.guest_since"
        said = say(key, title=guest.title, day=guest.since, workshop=guest.workshop)
        st.markdown(f":material/move_to_inbox: {prose(said)}")
