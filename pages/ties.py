"""Notre structure: an organisation says its ties, means, commitments and sheet by its personal link, without account.

For: organisations, by the link they received. Reads: their own draft, and what others agreed to show.
Writes: their ties, row by row; offers, needs, shares; commitments; their sheet and their agreement.
Then: both sides are shown, and what becomes of them.
"""

import streamlit as st

from components.cooperation import link
from components.prose import prose
from domain.staff.roles import Visitor
from frame import seat as held
from frame.cooperation import parts
from frame.screen import screen
from texts import say


@screen("ties")
def our_ties(_: Visitor) -> None:
    """One organisation, in one wave."""
    seat = held.opened(link.arriving(key="ties_arriving"))
    if seat is None:
        if typed := link.pasted():
            held.take(typed)
            st.rerun()
        return
    st.header(prose(seat.name), anchor=False)
    st.caption(say("ties.where", territory=prose(seat.territory_name), wave=prose(seat.wave_label)))
    if seat.demonstration:
        st.info(say("demonstration"), icon=":material/science:")
    parts.panel(seat)


our_ties()
