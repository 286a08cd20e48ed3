"""What people here propose for the way they eat, and what became of it.

For: everybody. Reads: the published priorities of a territory, the examples. Writes: what became of one (staff only).
Then: filter by theme, stake, status; ideas themselves are proposed on a tablet.
"""

import streamlit as st

from components.priorities import card, filters
from components.prose import prose
from db import engine
from db.queries import content, happenings
from db.queries import priorities as library
from domain.priorities import FOLLOWS, Happening, Priority
from domain.roles import Visitor
from frame.act import act
from frame.screen import screen
from texts import say

VIEWS = ("own", "examples")


@screen("priorities")
def priorities(visitor: Visitor) -> None:
    """One territory at a time: its own priorities, or the examples."""
    with engine.current().reading() as connection:
        places = {place.id: place.name for place in content.territories(connection)}
        named = content.labels(connection)
        examples = library.examples(connection)
        st.write(say("priorities.intro"))
        here = st.pills(
            say("priorities.territory"), list(places), format_func=lambda key: prose(places[key]),
            default=next(iter(places), None), required=True, key="territoire", bind="query-params",
        )  # fmt: skip
        own = library.library(connection, here) if here else ()
    if not here:
        st.info(say("territories.none"), icon=":material/hourglass_empty:")
        return
    view = st.segmented_control(
        say("priorities.view"), VIEWS, default="own" if own else "examples", required=True, key=f"view_{here}",
        format_func=lambda key: say(f"priorities.view_{key}", n=len(own if key == "own" else examples)),
        label_visibility="collapsed",
    )  # fmt: skip
    if view == "own" and not own:
        st.info(say("priorities.none"), icon=":material/lightbulb:")
        return
    wanted = filters(named, examples=view == "examples")
    if view == "examples":
        st.caption(say("project.example_note"))
    chosen = wanted.among(own if view == "own" else examples)
    st.write(say("priorities.shown", n=len(chosen)))
    for shown in chosen:
        told = card(shown, named, follows=visitor.may(FOLLOWS, shown.territory) if shown.territory else False)
        if told is not None:
            _write(shown, *told)
            st.rerun()


def _write(shown: Priority, step: Happening, why: str) -> None:
    with act(FOLLOWS, shown.territory or "") as deed:
        happenings.happened(deed.connection, shown.id, step, deed.by, details={"why": why})


priorities()
