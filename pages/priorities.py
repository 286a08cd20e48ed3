"""What people here propose for the way they eat, and what became of it.

For: everybody. Reads: the published priorities of a territory, the examples. Writes: what became of one (staff only).
Then: filter by theme, stake, status; ideas themselves are proposed on a tablet.
"""

import streamlit as st

from components.prose import prose
from db import engine
from db.queries.operations import content
from db.queries.priorities import library
from domain.staff.roles import Visitor
from frame.priorities import library as panels
from frame.screen import screen
from frame.workshops import chosen
from texts import say

VIEWS = ("own", "examples")


@screen("priorities")
def priorities(visitor: Visitor) -> None:
    """One territory at a time: its own priorities, or the examples."""
    with engine.current().reading() as connection:
        places = {place.id: prose(place.name) for place in content.territories(connection)}
        named = content.labels(connection)
        examples = library.examples(connection)
        st.write(say("priorities.intro"))
        here = chosen.territory(visitor, places, say("priorities.territory"))
        own = library.library(connection, here) if here else ()
    if not places:
        st.info(say("territories.none"), icon=":material/hourglass_empty:")
    if here is None:
        return
    view = st.segmented_control(
        say("priorities.view"), VIEWS, default="own" if own else "examples", required=True, key=f"view_{here}",
        format_func=lambda key: say(f"priorities.view_{key}"), label_visibility="collapsed",
    )  # fmt: skip
    if view == "own" and not own:
        st.info(say("priorities.none"), icon=":material/lightbulb:")
        return
    examples_ = view == "examples"
    panels.panel(examples if examples_ else own, named, visitor, examples=examples_)


priorities()
