"""A chart on the page: its dict, kept for all who see the same figures, and its words for who does not see it."""

import streamlit as st

from charts.drawn import Spec


def chart(spec: Spec, *, key: str, alt: str) -> None:
    """A chart as wide as it was made, or as the page where it has no width of its own.

    On the wall it has one: Streamlit measures a page after it is enlarged, so a chart that takes the page's width would
    be too wide there.
    """
    st.vega_lite_chart(spec, width="content" if "width" in spec else "stretch", key=key, alt=alt)
