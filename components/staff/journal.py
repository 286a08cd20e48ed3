"""The journal, drawn."""

from collections.abc import Sequence

import streamlit as st

from components.prose import prose
from domain.staff.journal import Told
from sentences.staff.journal import sentences
from texts import say

MOST = 200


def journal(acts: Sequence[Told]) -> None:
    """Draw it, the last act first."""
    if not acts:
        st.info(say("journal.nothing"), icon=":material/history:")
        return
    for sentence in sentences(acts):
        st.markdown(prose(sentence))
    if len(acts) == MOST:
        st.caption(say("journal.more", n=MOST))
