"""Results as everybody reads them: a theme, its sentence and a simple bar; lists of what else is said."""

from collections.abc import Sequence

import streamlit as st

from components.prose import prose
from sentences.evaluation.results import Said

APART, END = "\u2068", "\u2069"  # each sentence in its own direction


def theme(one: Said, *, key: str) -> None:
    """One theme of which something may be said."""
    with st.container(border=True, key=key):
        st.subheader(f":material/{one.icon}: {aside(one.theme)}", anchor=False)
        st.markdown(f"**{aside(one.sentence)}**")
        st.markdown(f":primary[{one.bar}]")
        st.caption(aside(one.about))


def silent(rows: Sequence[Said]) -> None:
    """The themes of which nobody can say anything yet, and why."""
    for one in rows:
        st.markdown(f":material/{one.icon}: **{aside(one.theme)}**  \n{aside(one.sentence)}")


def aside(words: str) -> str:
    """Words as Markdown, whose signs stand at their own end."""
    return f"{APART}{prose(words)}{END}"
