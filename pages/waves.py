"""«Vagues»: begin a wave of answers, close it when its workshops are over, open it again if that was too early.

For: facilitators and coordinators, in their territories. Reads: waves and their workshops, until when answers are kept.
Writes: a wave, its closing. Then: «Préparer» puts workshops into it; «Résultats» tells it to everybody.
"""

from datetime import UTC, datetime

import streamlit as st

from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from frame import chosen, due
from frame.cooperation import territories
from frame.evaluation import opening
from frame.screen import screen
from texts import say


@screen("waves", RUNS_WORKSHOPS)
def waves(visitor: Visitor) -> None:
    """One territory at a time."""
    due.keep_up()  # a workshop that was closed half an hour ago holds nothing open
    st.write(say("waves.intro"))
    places = territories.own(visitor, RUNS_WORKSHOPS, territories.names())
    here = chosen.one("place", places, say("priorities.territory"), next(iter(places), None))
    if here is not None:
        opening.panel(here, datetime.now(UTC).date())


waves()
