"""Mon bulletin: whether the ballot of a receipt was counted, and what its vote led to.

For: residents, without any account. Reads: the receipts of closed votes, which say nothing of any choice; what the room
kept of the vote, and what was promised.
Writes: nothing. Then: «Suites données».
"""

import streamlit as st

from domain.staff.roles import Visitor
from frame.offered import link
from frame.screen import screen
from frame.tongue import isolated, side
from frame.votes import receipts
from texts import say


@screen("my_ballot", None)
def my_ballot(_: Visitor) -> None:
    """The code, then the answer."""
    st.markdown(isolated(say("my_ballot.intro")), text_alignment=side())
    with st.form("my_ballot", enter_to_submit=False, border=False):
        code = say("my_ballot.code")
        typed = st.text_input(code, autocomplete="off", key="receipt")
        look = say("my_ballot.look")
        asked = st.form_submit_button(look, type="primary", icon=":material/search:", width="stretch", key="look")
    if asked and typed.strip():
        receipts.answer(typed)
    st.page_link(link("results"), label=say("results.see"))


my_ballot()
