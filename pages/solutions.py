"""«Solutions»: what a territory builds together, brick by brick, and what it brings to those who do not use it.

For: everybody. Reads: what exists already, the solutions of a territory; for its committee, the effects that
structures name. Writes: these (staff of the territory only).
Then: a solution is printed on one page, its grid, filled in or blank.
"""

import streamlit as st

from domain.staff.roles import Visitor
from frame.cooperation import territories, tracks
from frame.cooperation.solutions import panel
from frame.evaluation import effects
from frame.screen import screen
from texts import say


@screen("solutions")
def solutions(visitor: Visitor) -> None:
    """One territory at a time."""
    st.write(say("solution.intro"))
    here = territories.choose(visitor)
    if here is not None:
        panel(visitor, here)
        effects.panel(visitor, here)
        tracks.panel(visitor, here)


solutions()
