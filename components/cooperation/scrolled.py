"""Where a picture is wider than its frame: a line that says so, and that a keyboard can stand on to move it."""

from pathlib import Path

import streamlit as st

from texts import say

_LINE = st.components.v2.component(
    "tablee_scrolled",
    html='<p tabindex="0"></p>',
    css="p { margin: 0; max-width: 20rem; font-family: var(--st-font); color: var(--st-text-color) }",
    js=(Path(__file__).parent / "scrolled.js").read_text(encoding="utf-8"),
)


def scrolled(*, key: str) -> None:
    """Draw the line, inside of the frame that moves."""
    _LINE(data={"words": say("scrolled.hint")}, key=key)
