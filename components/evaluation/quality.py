"""Who answered in a wave, and how: folded below the themes until somebody asks."""

from collections.abc import Sequence

import streamlit as st

from components.prose import bullets, prose
from texts import say


def box(lines: Sequence[str]) -> None:
    """Line by line."""
    with st.expander(say("quality.title"), icon=":material/groups:", key="quality"):
        st.markdown(bullets([prose(line) for line in lines]))
