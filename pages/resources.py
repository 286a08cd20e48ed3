"""«Ressources»: links to begin with, good practices, experiences side by side, the words of cooperation.

For: everybody. Reads: the project's lists, links, the sheets that are shown. Writes: links (coordination only), sheets
(staff who run workshops only).
Then: one part after the other; sheets are taken away as a document.
"""

import streamlit as st

from components.cooperation import resources as drawn
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from frame.cooperation import resources as writing
from frame.cooperation import territories
from frame.cooperation.links import panel
from frame.screen import screen
from texts import say


@screen("resources")
def resources(visitor: Visitor) -> None:
    """One part at a time."""
    st.write(say("resources.intro"))
    places = territories.names()
    now = writing.known(tuple(territories.own(visitor, RUNS_WORKSHOPS, places)))
    part = drawn.part("debuter" if now.links else "pratiques")  # nobody begins at an empty list
    if part == "debuter":
        drawn.links(now.links)
        panel(visitor, now.links, places)
    elif part == "pratiques":
        drawn.practices(now.lists["good_practices"], now.lists["inspiring_examples"])
    elif part == "experiences":
        drawn.sheets(now.sheets)
        writing.sheets(visitor, now.sheets, places)
    else:
        drawn.words(now.lists["concepts"])


resources()
