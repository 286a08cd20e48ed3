"""«Ressources»: links to begin with, good practices, experiences side by side, the words of cooperation.

For: everybody. Reads: the project's lists, links, the sheets that are shown. Writes: links (coordination only), sheets
(staff who run workshops only).
Then: one part after the other; sheets are taken away as a document.
"""

import streamlit as st

from components.cooperation import resources as drawn
from components.prose import prose
from db import engine
from db.queries.cooperation import resources as kept
from db.queries.operations import content
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from frame.cooperation import resources as writing
from frame.cooperation.links import panel
from frame.screen import screen
from texts import say


@screen("resources")
def resources(visitor: Visitor) -> None:
    """One part at a time."""
    st.write(say("resources.intro"))
    with engine.current().reading() as connection:
        places = {place.id: prose(place.name) for place in content.territories(connection)}
        lists = {
            name: content.reference(connection, name) for name in ("good_practices", "inspiring_examples", "concepts")
        }
        mine = tuple(writing.own(visitor, RUNS_WORKSHOPS, places))
        links, sheets = kept.links(connection), kept.sheets(connection, drafts_of=mine)
    part = drawn.part("debuter" if links else "pratiques")  # nobody begins at an empty list
    if part == "debuter":
        drawn.links(links)
        panel(visitor, links, places)
    elif part == "pratiques":
        drawn.practices(lists["good_practices"], lists["inspiring_examples"])
    elif part == "experiences":
        drawn.sheets(sheets)
        writing.sheets(visitor, sheets, places)
    else:
        drawn.words(lists["concepts"])


resources()
