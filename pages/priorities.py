"""What people here propose for the way they eat, and what became of it.

For: everybody. Reads: the published priorities of a territory, the examples. Writes: what became of one (staff only).
Then: filter by theme, stake, status; ideas themselves are proposed on a tablet.
"""

from collections.abc import Sequence

import streamlit as st

from components.buttons import Buttons
from components.priorities.priorities import card, filters
from components.prose import prose
from db import engine
from db.queries.operations import content
from db.queries.priorities import history, library
from domain.cooperation.project import Labels
from domain.priorities.priority import FOLLOWS, NothingSaid, Priority
from domain.staff.roles import Visitor
from frame import chosen
from frame.act import act
from frame.screen import screen
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
    wanted = filters(named, examples=view == "examples")
    if view == "examples":
        st.caption(say("project.example_note"))
    shown = wanted.among(own if view == "own" else examples)
    st.write(say("priorities.shown", n=len(shown)))
    _cards(shown, named, visitor)


def _cards(shown: Sequence[Priority], named: Labels, visitor: Visitor) -> None:
    buttons = Buttons[Priority]("priorities")
    told = {
        each.id: card(each, named, buttons if each.territory and visitor.may(FOLLOWS, each.territory) else None)
        for each in shown
    }
    if buttons.press is None:
        return
    before, (step, why) = buttons.press.shown, told.get(buttons.press.shown.id) or (None, "")
    with act(FOLLOWS, before.territory or "") as deed:
        history.unchanged(deed.connection, before)
        if step is None:
            raise NothingSaid
        history.happened(deed.connection, before.id, step, deed.by, details={"why": why})
    st.rerun()


priorities()
