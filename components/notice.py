"""What was just done, said on the screen that comes next: the one where it was asked for may be gone."""

import uuid

import streamlit as st

from components import top

_LEFT, _REFUSED = "notice_for_the_next_screen", "refusal_for_the_next_screen"


def leave(sentence: str) -> None:
    """Say it at the top of the next screen of this tab, once."""
    st.session_state[_LEFT] = sentence


def warn(sentence: str) -> None:
    """Say there, once, why what was asked for was not done."""
    st.session_state[_REFUSED] = sentence


def show() -> None:
    """Say what was left, if anything."""
    if sentence := st.session_state.pop(_REFUSED, None):
        top.seen(uuid.uuid4().hex)
        st.warning(sentence, icon=":material/info:")
    if sentence := st.session_state.pop(_LEFT, None):
        top.seen(uuid.uuid4().hex)
        st.success(sentence, icon=":material/check_circle:")
