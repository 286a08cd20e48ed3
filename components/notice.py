"""What was just done, said on the screen that comes next: the one where it was asked for may be gone."""

import uuid

import streamlit as st

from components import top

_LEFT, _REFUSED = "notice_for_the_next_screen", "refusal_for_the_next_screen"
_RISES = "next_screen_from_its_top"


def leave(sentence: str) -> None:
    """Say it at the top of the next screen of this tab, once."""
    st.session_state[_LEFT] = sentence


def warn(sentence: str) -> None:
    """Say there, once, why what was asked for was not done."""
    st.session_state[_REFUSED] = sentence


def rise() -> None:
    """Show the next screen from its top, once: it says by itself what was done."""
    st.session_state[_RISES] = True


def show() -> None:
    """Say what was left, if anything."""
    refused, done, rises = (st.session_state.pop(key, None) for key in (_REFUSED, _LEFT, _RISES))
    if refused or done or rises:
        top.seen(uuid.uuid4().hex)
    if refused:
        st.warning(refused, icon=":material/info:")
    if done:
        st.success(done, icon=":material/check_circle:")
