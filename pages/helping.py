"""«Parler à quelqu'un»: whom one may call, in the reader's language; nothing of it is noted.

For: everybody. Reads: the help lines of the territories. Writes: nothing. Then: «Accueil».
"""

import streamlit as st

from components.prose import prose
from db import engine
from db.queries.operations import content, contents
from domain.staff.roles import Visitor
from frame import chosen
from frame.screen import screen
from frame.tongue import isolated, side
from sentences.operations.public import line
from texts import say


@screen("helping")
def helping(visitor: Visitor) -> None:
    """Those of a territory first, if it has some of its own, then those that answer everywhere in France."""
    st.markdown(isolated(say("helping.intro")), text_alignment=side())
    with engine.current().reading() as connection:
        places = {place.id: place.name for place in content.territories(connection)}
        own = {line.territory for line in contents.lines(connection) if not line.hidden}
        here = chosen.territory(
            visitor, {one: places[one] for one in places if one in own}, say("priorities.territory")
        )
        lines = content.help_lines(connection, here or next(iter(places)))
    for one in lines:
        said = line(one.fr, str(one.details["number"]), str(one.details["hours"]))
        st.markdown(f":material/{one.icon}: **{isolated(prose(said))}**", text_alignment=side())


helping()
