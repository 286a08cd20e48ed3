"""Tabs stand on as many lines as a screen needs: none of them hides behind an arrow."""

from pathlib import Path

import streamlit as st

_LINES = st.components.v2.component(
    "tablee_lines",
    html="<span hidden></span>",
    css=(Path(__file__).parent / "lines.css").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def lines() -> None:
    """Make all tabs of this page visible at once."""
    _LINES(key="lines")
