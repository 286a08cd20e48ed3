"""«Suites données»: what was decided in the workshops, and what became of it.

For: everybody. Reads: the decisions of a territory, what rooms said of them, its validated minutes.
Writes: what became of one (staff only, who are reminded of it).
Then: the next workshop begins with them.
"""

from datetime import UTC, datetime

import streamlit as st

from components.prose import prose
from db import engine
from db.queries.operations import content
from db.queries.workshops import decisions, judging, minutes
from domain.staff.roles import Visitor
from frame.screen import screen
from frame.workshops import chosen
from frame.workshops.follow_up import pages, panel
from texts import say

LATEST = 6  # workshops whose page stands here


@screen("follow_up")
def follow_up(visitor: Visitor) -> None:
    """One territory at a time."""
    st.write(say("follow_up.intro"))
    st.page_link("results.py", label=say("results.see"), icon=":material/insights:")
    with engine.current().reading() as connection:
        places = {place.id: prose(place.name) for place in content.territories(connection)}
        here = chosen.territory(visitor, places, say("priorities.territory"))
        known = decisions.of_territory(connection, here) if here else ()
        judged = judging.public(connection, [one.id for one in known])
        told = minutes.of_territory(connection, here) if here else ()
    if not known or here is None:
        st.info(say("follow_up.none"), icon=":material/hourglass_empty:")
    else:
        panel(visitor, here, known, judged, datetime.now(UTC).date())
    pages([one for one in told if one.minutes.told_to_residents][:LATEST])


follow_up()
