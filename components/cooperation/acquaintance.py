"""How many pairs of organisations have met, been to see one another, done something together, wave by wave."""

from collections.abc import Mapping

import streamlit as st

from components.prose import prose, tabled
from domain.cooperation.acquaintance import Pairs
from sentences.cooperation.acquaintance import headline, table
from texts import say


def counter(told: Mapping[str, Mapping[str, Pairs]], help_: str | None) -> None:
    """A sentence for the last wave, and a table of all. ``told``: by the words of each wave, the first one first."""
    st.subheader(say("acquaintance.title"), anchor=False, icon=":material/waving_hand:", help=help_)
    if not told:
        return
    st.markdown(f"**{prose(headline(*list(told.items())[-1]))}**")
    if any(pairs.why is None for wave in told.values() for pairs in wave.values()):
        st.table(tabled(table(told)))
    st.caption(say("acquaintance.method"))
