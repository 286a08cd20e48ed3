"""What waits, where this page came by an address that leads each device to itself; and the way to a better one."""

import streamlit as st

from texts import say


def elsewhere(words: str, workshop: str) -> None:
    """Say ``words``, and lead to «Salle», which knows by which addresses others come to this machine."""
    st.info(words, icon=":material/wifi_off:")
    there = {"workshop": workshop}
    st.page_link("room.py", label=say("elsewhere.link"), icon=":material/checklist:", query_params=there)
