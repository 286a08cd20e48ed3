"""A workshop of two computers, on its console: where its next step is done, and by whom."""

import streamlit as st

from texts import say

ICONS = {"away": "laptop", "guest": "ios_share", "written": "move_to_inbox"}


def next_step(where: str, *, may: bool) -> None:
    """Draw it. ``where``: away from here; a guest that is over; its return is written. ``may``: on «Données»."""
    with st.container(border=True, key="carried"):
        st.markdown(f":material/{ICONS[where]}: {say(f'carried.{where}')}")
        if may:
            st.page_link("data.py", label=say("carried.link"), icon=":material/auto_delete:")
        else:
            st.caption(say(f"carried.{where}_asks"))
