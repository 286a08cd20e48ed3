"""«Accessibilité»: what is done so that everybody can use the application, and what is missing.

For: everybody. Reads: nothing. Writes: nothing. Then: «Accueil».
"""

import streamlit as st

from components.operations.public import sections
from domain.staff.roles import Visitor
from frame.screen import screen
from frame.tongue import isolated, side
from sentences.operations import public
from texts import say


@screen("accessibility")
def accessibility(_: Visitor) -> None:
    """What is done, what is missing, whom to tell."""
    st.markdown(isolated(say("accessibility.intro")), text_alignment=side())
    sections(public.accessibility(), side(), isolated)
    st.info(isolated(say("accessibility.tell")), icon=":material/record_voice_over:")


accessibility()
