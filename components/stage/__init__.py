"""The wall as one screen: what the page holds is drawn as large as fits, and nothing of it is ever cut."""

from pathlib import Path

import streamlit as st
from altair import LayerChart

_STAGE = st.components.v2.component(
    "tablee_stage", html="<span hidden></span>", js=(Path(__file__).parent / "stage.js").read_text(encoding="utf-8")
)


def stage(*, key: str) -> None:
    """Make the page this is drawn on a wall; draws nothing itself."""
    _STAGE(key=key)


def sized(chart: LayerChart, wide: int, *, key: str, alt: str) -> None:
    """A chart of that many pixels across, or of the width of the page if it is 0.

    Streamlit measures the page after it is enlarged, so a chart that takes its width would be too wide for the wall.
    """
    shown = chart.properties(width=wide) if wide else chart
    st.altair_chart(shown, width="content" if wide else "stretch", key=key, alt=alt)
