"""«Parler à quelqu'un»: whom one may call, in the reader's language; nothing of it is noted.

For: everybody. Reads: the help lines of the territories. Writes: nothing. Then: «Accueil».
"""

import streamlit as st

from components.prose import prose
from domain.staff.roles import Visitor
from frame.operations import help_lines
from frame.screen import screen
from frame.tongue import isolated, side
from sentences.operations.public import line
from texts import say


@screen("helping")
def helping(visitor: Visitor) -> None:
    """Those of a territory first, if it has some of its own, then those that answer everywhere in France."""
    st.markdown(isolated(say("helping.intro")), text_alignment=side())
    for one in help_lines.answering(visitor):
        said = line(one.fr, str(one.details["number"]), str(one.details["hours"]))
        st.markdown(f":material/{one.icon}: **{isolated(prose(said))}**", text_alignment=side())


helping()
