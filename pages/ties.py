"""Nos liens: an organisation says its ties and its sheet, by its personal link, without any account.

For: organisations, by the link they received. Reads: their own draft, and what others agreed to show.
Writes: their ties, row by row; their sheet and their agreement. Then: «Nous / eux» shows both sides.
"""

import streamlit as st

from components.cooperation import link
from components.prose import prose
from db import engine
from domain.staff.roles import Visitor
from frame import seat as held
from frame import ties
from frame.screen import screen
from texts import say


@screen("ties")
def our_ties(_: Visitor) -> None:
    """One organisation, in one wave."""
    if arrived := link.arriving(key="ties_arriving"):
        held.take(arrived)
    with engine.current().reading() as connection:
        seat = held.seat(connection)
    if seat is None:
        if typed := link.pasted():
            held.take(typed)
            st.rerun()
        return
    st.subheader(prose(seat.name), anchor=False)
    st.caption(say("ties.where", territory=prose(seat.territory_name), wave=prose(seat.wave_label)))
    if seat.demonstration:
        st.info(say("demonstration"), icon=":material/science:")
    over = seat.over(held.today())
    say_them, both, about = st.tabs([say("ties.tab.say"), say("ties.tab.both"), say("ties.tab.about")])
    with say_them:
        ties.declaring(seat, over=over)
    with both:
        ties.reading(seat)
    with about:
        ties.describing(seat, over=over)


our_ties()
