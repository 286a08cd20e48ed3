"""What waits, where this page came by an address that leads each device to itself; and the way to a better one."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from texts import say


def elsewhere(words: str, workshop: str, room: StreamlitPage) -> None:
    """Say ``words``, and lead to the ``room``, which knows by which addresses others come to this machine."""
    st.info(words, icon=":material/wifi_off:")
    st.page_link(room, label=say("elsewhere.link"), query_params={"workshop": workshop})
