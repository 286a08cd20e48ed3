"""«Suites données»: what was decided in the workshops, and what became of it.

For: everybody. Reads: the decisions of a territory, what rooms said of them, its validated minutes.
Writes: what became of one (staff only, who are reminded of it).
Then: the next workshop begins with them.
"""

from datetime import UTC, datetime

import streamlit as st

from domain.staff.roles import Visitor
from frame.cooperation import territories
from frame.offered import link
from frame.screen import screen
from frame.workshops.follow_up import of, pages, panel
from texts import say

LATEST = 6  # workshops whose page stands here


@screen("follow_up")
def follow_up(visitor: Visitor) -> None:
    """One territory at a time."""
    st.write(say("follow_up.intro"))
    st.page_link(link("results"), label=say("results.see"))
    here = territories.choose(visitor)
    now = of(here) if here else None
    if here is None or now is None or not now.known:
        st.info(say("follow_up.none"), icon=":material/hourglass_empty:")
    else:
        panel(visitor, here, now.known, now.judged, datetime.now(UTC).date())
    pages([one for one in (now.told if now else ()) if one.minutes.told_to_residents][:LATEST])


follow_up()
