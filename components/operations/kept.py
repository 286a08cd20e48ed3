"""What is kept, until when, and what was erased: drawn."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components.prose import prose
from domain.operations.retention import Erasure, Family, Heap
from sentences.operations import kept
from texts import say


def heaps(found: Sequence[Heap]) -> None:
    """Every family with its rule, and what there is of it, what goes first first."""
    for family in Family:
        with st.container(border=True):
            st.markdown(f"**{prose(say(f'kept.{family}'))}**")
            st.caption(prose(kept.rule(family)))
            lines = [f"- {prose(kept.heap(one))}" for one in found if one.family is family]
            if lines:
                st.markdown("\n".join(lines))


def erased(done: Sequence[Erasure], names: Mapping[str, str]) -> None:
    """The last ones, of what has a name here."""
    lines = [f"- {prose(kept.erased(one, names[one.subject]))}" for one in done if one.subject in names]
    st.subheader(say("kept.done"), anchor=False)
    st.markdown("\n".join(lines) if lines else say("kept.none"))
