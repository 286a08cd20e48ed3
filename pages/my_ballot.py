"""Mon bulletin: whether the ballot of a receipt was counted.

For: residents, without any account. Reads: the receipts of closed votes, which say nothing of any choice.
Writes: nothing. Then: «Accueil».
"""

import streamlit as st

from components.prose import prose
from db import engine
from db.queries import urn
from domain.roles import Visitor
from domain.votes.receipt import digest
from frame.screen import screen
from texts import say


@screen("my_ballot", None)
def my_ballot(_: Visitor) -> None:
    """The code, then the answer."""
    st.write(say("my_ballot.intro"))
    with st.form("my_ballot", enter_to_submit=False, border=False):
        typed = st.text_input(say("my_ballot.code"), max_chars=20, autocomplete="off", key="receipt")
        asked = st.form_submit_button(
            say("my_ballot.look"), type="primary", icon=":material/search:", width="stretch", key="look"
        )
    if not (asked and typed.strip()):
        return
    with engine.current().reading() as connection:
        question = urn.counted_in(connection, digest(typed))
    if question is None:
        st.info(say("my_ballot.unknown"), icon=":material/info:")
    else:
        st.success(say("my_ballot.counted", question=prose(question)), icon=":material/how_to_vote:")
        st.write(say("my_ballot.not_what"))


my_ballot()
