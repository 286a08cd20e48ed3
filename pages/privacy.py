"""«Vie privée»: what the application keeps, who sees it, how long, and how to take it back, in the reader's language.

For: everybody. Reads: what each territory promises, the table of durations. Writes: nothing. Then: «Mes réponses».
"""

import streamlit as st

from components.operations.public import sections
from domain.staff.roles import Visitor
from frame.cooperation import territories
from frame.offered import link
from frame.screen import screen
from frame.tongue import isolated, side
from sentences.operations import public
from texts import say


@screen("privacy")
def privacy(_: Visitor) -> None:
    """All of it on one page."""
    st.markdown(isolated(say("privacy.intro")), text_alignment=side())
    sections(public.privacy(territories.every().values()), side(), isolated)
    st.page_link(link("my_answers"))


privacy()
