"""What is kept, until when, and what was erased: drawn."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import streamlit as st

from components.prose import prose
from domain.operations.retention import Erasure, Family, Heap
from sentences.operations import kept
from texts import say


def heaps(found: Sequence[Heap], names: Mapping[str, str]) -> None:
    """Every family with its rule, and what there is of it, what goes first first. ``names``: of territories by id."""
    for family in Family:
        with st.container(border=True):
            st.markdown(f"**{prose(say(f'kept.{family}'))}**")
            st.caption(prose(kept.rule(family)))
            lines = [f"- {prose(kept.heap(one, names))}" for one in found if one.family is family]
            if lines:
                st.markdown("\n".join(lines))


def erased(done: Sequence[Erasure], names: Mapping[str, str]) -> None:
    """The last ones, of what has a name here."""
    lines = [f"- {prose(kept.erased(one, names[one.subject]))}" for one in done if one.subject in names]
    st.subheader(say("kept.done"), anchor=False)
    st.markdown("\n".join(lines) if lines else say("kept.none"))


def copies(made: Sequence[tuple[datetime, int]]) -> None:
    """The copies that stand beside the database. ``made``: moments and bytes, the first first."""
    st.subheader(say("kept.copies_title"), anchor=False)
    if made:
        st.write(prose(kept.copies(made)))
    else:
        st.warning(prose(kept.copies(made)), icon=":material/backup:")
    st.caption(say("kept.copies_where"))
