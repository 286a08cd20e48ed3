"""«Coopérer ici»: what organisations of a territory do together, as far as both ends let everybody read it.

For: everybody, without any account. Reads: confirmed ties, figures, means, commitments and sheets that are public.
Writes: nothing. Then: «Solutions», or another territory.
"""

import streamlit as st

from components.cooperation.maps import ROOM
from domain.staff.roles import Visitor
from frame.cooperation.together import panel
from frame.screen import screen
from texts import say


@screen("together")
def together(_: Visitor) -> None:
    """One territory and wave at a time."""
    st.set_page_config(layout="wide")  # a map needs more room than words
    with st.container(width=ROOM):
        st.write(say("together.intro"))
        panel()


together()
