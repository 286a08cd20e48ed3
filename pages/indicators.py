"""«Indicateurs»: what is looked at, who proposed it and whose point of view it is; a committee adopts or retires.

For: committee members, and those who run workshops. Reads: the indicators of the content, those that the territory
proposed, what became of each. Writes: proposals and debates (those who work there), decisions (its committee). Then:
«Thèmes», whose figures bear the names that stand here.
"""

import streamlit as st

from domain.staff.roles import READS_THEMES, Visitor
from frame.cooperation import territories
from frame.evaluation.life import panel
from frame.screen import screen
from texts import say


@screen("indicators", READS_THEMES)
def indicators(visitor: Visitor) -> None:
    """One territory at a time."""
    st.write(say("indicator.intro"))
    mine = territories.own(visitor, READS_THEMES, territories.names())
    here = territories.choose(visitor, mine, drops=("indicateur",))
    if here is not None:
        panel(visitor, here)


indicators()
