"""Participer: the questionnaire, on a shared tablet or on one's own phone.

For: residents, without any account.
Reads: nothing; the workshop's code from the address that the QR leads to, and never anything that identifies a visit.
Writes: nothing; answers go to the HTTP API, so that they survive a cut that a page of Streamlit would not.
Then: the tablet shows everything itself, from the code to the ticket.
"""

import streamlit as st

from components.tablet import tablet
from domain.staff.roles import Visitor
from frame.screen import screen
from frame.staff.trying import own_device


@screen("participate", None, titled=False)
def participate(_: Visitor) -> None:
    """Give the whole window to the tablet."""
    tablet(st.query_params.get("code", ""), own=own_device(), key="tablet")


participate()
