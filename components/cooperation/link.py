"""The personal link of an organisation: out of the browser's own address at once, or pasted by hand."""

from pathlib import Path

import streamlit as st

from components.buttons import Buttons
from texts import say

_LINK = st.components.v2.component(
    "tablee_personal_link",
    html="<span hidden></span>",
    js=(Path(__file__).parent / "link.js").read_text(encoding="utf-8"),
)


def arriving(*, key: str) -> str:
    """The secret that the address holds after ``#``, once; it is taken out of it before anything is sent."""
    arrived = _LINK(key=key, on_secret_change=lambda: None)
    return str(getattr(arrived, "secret", None) or "")


def pasted() -> str:
    """The secret of a link that somebody pastes; empty until they send it."""
    st.write(say("ties.no_link"))
    with st.form("ties_link", border=True, enter_to_submit=False):
        typed = st.text_input(say("ties.paste"), type="password", autocomplete="off", key="ties_pasted")
        sent = st.form_submit_button(
            say("ties.open"),
            type="primary",
            icon=":material/key:",
            key=Buttons[None]("ties_link").key("open_link", "own", None),
        )
    return typed.strip().rpartition("#")[2] if sent else ""
