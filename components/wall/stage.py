"""The wall as one screen: what the page holds is drawn as large as fits, and nothing of it is ever cut."""

from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent
_STAGE = st.components.v2.component(
    "tablee_stage",
    html="<span hidden></span>",
    css=(_HERE / "stage.css").read_text(encoding="utf-8"),
    js=(_HERE / "stage.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def stage(*, key: str) -> None:
    """Make the page this is drawn on a wall; draws nothing itself."""
    _STAGE(key=key)
