"""What people here propose for the way they eat, and what became of it.

For: everybody. Reads: the published priorities of a territory, the examples. Writes: what became of one (staff only).
Then: filter by theme, stake, status; ideas themselves are proposed on a tablet.
"""

import streamlit as st

from domain.staff.roles import Visitor
from frame.cooperation import territories
from frame.priorities import library as panels
from frame.priorities import shelf
from frame.screen import screen
from texts import say

VIEWS = ("own", "examples")


@screen("priorities")
def priorities(visitor: Visitor) -> None:
    """One territory at a time: its own priorities, or the examples."""
    st.write(say("priorities.intro"))
    here = territories.choose(visitor)
    if here is None:
        return
    own = shelf.own(here)
    view = st.segmented_control(
        say("priorities.view"), VIEWS, default="own" if own.said else "examples", required=True, key=f"view_{here}",
        format_func=lambda key: say(f"priorities.view_{key}"), label_visibility="collapsed",
    )  # fmt: skip
    if view == "own" and not own.said:
        st.info(say("priorities.none"), icon=":material/lightbulb:")
        return
    examples = view == "examples"
    panels.panel(shelf.examples() if examples else own, shelf.labels(), visitor, examples=examples)


priorities()
