"""Notre structure: an organisation says its ties, means, commitments and sheet by its personal link, without account.

For: organisations, by the link they received. Reads: their own draft, and what others agreed to show.
Writes: their ties, row by row; offers, needs, shares; commitments; their sheet and their agreement.
Then: both sides are shown, and what becomes of them.
"""

import streamlit as st

from components import choosing
from components.cooperation import link
from components.cooperation.lines import lines
from components.prose import prose
from domain.staff.roles import Visitor
from frame import seat as held
from frame.cooperation import pooled, restitution, ties, trust
from frame.evaluation import returned
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
    over = seat.over(held.today())
    names = ("say", "both", "trust", "means", "commitments", "about", "together", "returned")
    lines()
    tabs = choosing.tabs("volet", {name: say(f"ties.tab.{name}") for name in names})
    say_them, both, module, means, commitments, about, together, changed = tabs
    with say_them:
        ties.declaring(seat, over=over)
    with both:
        ties.reading(seat)
    with module:
        trust.declaring(seat, over=over)
    with means:
        pooled.pooling(seat, over=over)
    with commitments:
        pooled.committing(seat, over=over)
    with about:
        ties.describing(seat, over=over)
    with together:
        restitution.panel(seat.wave, seat.territory)
    with changed:
        returned.giving_back(seat)


our_ties()
