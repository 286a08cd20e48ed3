"""Browsers that are signed in, drawn: since when, last used when, and a button that signs each of them out."""

from collections.abc import Sequence

import streamlit as st

from components.prose import prose
from domain.staff.accounts import Browser
from sentences.staff.accounts import browser
from texts import say


def listed(signed_in: Sequence[Browser], of: str) -> list[str]:
    """Each browser of the account ``of``; the names of those to sign out, if that was asked for."""
    ended: list[str] = []
    if not signed_in:
        st.caption(say("browsers.none"))
    for one in signed_in:
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(prose(browser(one)))
            if not one.here and st.button(say("browsers.end"), icon=":material/logout:", key=f"out_{of}_{one.name}"):
                ended = [one.name]
    others = [one.name for one in signed_in if not one.here]
    if len(others) > 1 and st.button(say("browsers.end_all", n=len(others)), key=f"out_all_{of}"):
        ended = others
    return ended
