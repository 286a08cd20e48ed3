"""How many pairs of organisations have met, been to see one another, done something together, wave by wave."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from components.prose import Sheet, prose, sheet, tabled
from domain.cooperation.acquaintance import Pairs
from sentences.cooperation.acquaintance import headline, table
from texts import say


@dataclass(frozen=True)
class Drawn:
    """A sentence for the last wave, and a table of all; nothing of either where there is nothing to tell."""

    headline: str
    table: Sheet | None


def prepared(told: Mapping[str, Mapping[str, Pairs]]) -> Drawn:
    """Put into words. ``told``: by the words of each wave, the first one first."""
    known = any(pairs.why is None for wave in told.values() for pairs in wave.values())
    last = f"**{prose(headline(*list(told.items())[-1]))}**" if told else ""
    return Drawn(last, sheet(table(told)) if known else None)


def counter(drawn: Drawn, help_: str | None) -> None:
    """The sentence and the table. ``help_``: what it means to know one another."""
    st.subheader(say("acquaintance.title"), anchor=False, icon=":material/waving_hand:", help=help_)
    if not drawn.headline:
        return
    st.markdown(drawn.headline)
    if drawn.table is not None:
        st.table(tabled(drawn.table), hide_index=False)
    st.caption(say("acquaintance.method"))
