"""The door.

For: everybody who comes in, most of them without an account. Reads: the demonstration that may be tried at this very
machine; for whoever manages all accounts, whether somebody runs workshops yet. Writes: nothing.
Then: «Participer» for residents; the other pages for those who want to know more; «Connexion» for the team.
"""

import streamlit as st

from domain.staff.roles import Visitor
from frame import doors
from frame.screen import screen
from frame.staff import beginning, trying
from frame.tongue import isolated, side
from texts import say


@screen("home", None, titled=False)
def home(visitor: Visitor) -> None:
    """One obvious action, then the rest."""
    st.title(say("app.name"), anchor=False)
    st.subheader(say("app.tagline"), anchor=False, text_alignment=side())
    beginning.steps(visitor)
    st.markdown(isolated(say("home.welcome")), text_alignment=side())
    doors.join()
    trying.strip()
    doors.doors(visitor)


home()
