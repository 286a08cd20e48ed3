"""Pages that everybody may read: headings and sentences, each on the side from which its language is read."""

from collections.abc import Callable, Sequence
from typing import Literal

import streamlit as st

from components.prose import prose

Side = Literal["left", "right"]


def sections(told: Sequence[tuple[str, Sequence[str]]], side: Side, isolated: Callable[[str], str]) -> None:
    """Draw them. ``isolated``: a sentence whose full stop stands at its own end."""
    for heading, sentences in told:
        st.header(isolated(heading), anchor=False, text_alignment=side)
        for sentence in sentences:
            st.markdown(isolated(prose(sentence)), text_alignment=side)
