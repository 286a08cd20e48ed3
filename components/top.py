"""The top of a page, where something new stands: whoever pressed a button far below sees it."""

from pathlib import Path

import streamlit as st

_TOP = st.components.v2.component(
    "tablee_top",
    html="<span hidden></span>",
    js=(Path(__file__).parent / "top.js").read_text(encoding="utf-8"),
)


def seen(of: str) -> None:
    """Show the top of the page, once for what is named ``of``."""
    _TOP(data={"of": of}, key="top")
