"""Results as everybody reads them: a theme, its sentence and a simple bar; lists of what else is said."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from components.evaluation.parts import parts
from components.prose import prose
from sentences.evaluation.results import Said

Side = Literal["left", "right"]
APART, END = "\u2068", "\u2069"  # each sentence in its own direction


def theme(one: Said, side: Side, *, key: str) -> None:
    """One theme of which something may be said. ``side``: where the lines of its language begin."""
    with st.container(border=True, key=key):
        st.subheader(f":material/{one.icon}: {aside(one.theme)}", anchor=False, text_alignment=side)
        st.markdown(f"**{aside(one.sentence)}**", text_alignment=side)
        parts(one.bar, side, key=f"{key}_parts")
        st.caption(aside(one.about), text_alignment=side)
        if one.twice:
            st.markdown(f":material/link: {aside(one.twice)}", text_alignment=side)


def silent(rows: Sequence[Said], side: Side) -> None:
    """The themes of which nobody can say anything yet, and why."""
    for one in rows:
        st.markdown(f":material/{one.icon}: **{aside(one.theme)}**  \n{aside(one.sentence)}", text_alignment=side)


def aside(words: str) -> str:
    """Words as Markdown, whose signs stand at their own end."""
    return f"{APART}{prose(words)}{END}"
