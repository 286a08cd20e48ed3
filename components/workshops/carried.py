"""A workshop of two computers, on its console: where its next step is done, and by whom."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from texts import say

ICONS = {"away": "laptop", "guest": "ios_share", "written": "move_to_inbox"}


def next_step(where: str, data: StreamlitPage | None) -> None:
    """Draw it. ``where``: away from here; a guest that is over; its return is written.

    ``data``: «Données», where whoever looks may do it; None for others.
    """
    with st.container(border=True, key="carried"):
        st.markdown(f":material/{ICONS[where]}: {say(f'carried.{where}')}")
        if data is not None:
            st.page_link(data, label=say("carried.link"))
        else:
            st.caption(say(f"carried.{where}_asks"))
