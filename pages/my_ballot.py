"""Mon bulletin: whether the ballot of a receipt was counted.

For: residents, without any account. Reads: the receipts of closed votes, which say nothing of any choice.
Writes: nothing. Then: «Accueil».
"""

import streamlit as st

from components.prose import prose
from db import engine
from db.queries.votes import cast
from domain.staff.roles import Visitor
from domain.votes.receipt import digest
from frame.screen import screen
from frame.tongue import isolated, side
from texts import say


@screen("my_ballot", None)
def my_ballot(_: Visitor) -> None:
    """The code, then the answer."""
    st.markdown(isolated(say("my_ballot.intro")), text_alignment=side())
    with st.form("my_ballot", enter_to_submit=False, border=False):
        code = say("my_ballot.code")
        typed = st.text_input(code, max_chars=20, autocomplete="off", key="receipt")
        look = say("my_ballot.look")
        asked = st.form_submit_button(look, type="primary", icon=":material/search:", width="stretch", key="look")
    if asked and typed.strip():
        _answer(typed)


def _answer(typed: str) -> None:
    with engine.current().reading() as connection:
        question = cast.counted_in(connection, digest(typed))
    if question is None:
        st.info(isolated(say("my_ballot.unknown")), icon=":material/info:")
        return
    counted = say("my_ballot.counted", question=prose(question))
    st.success(isolated(counted), icon=":material/how_to_vote:")
    not_what = say("my_ballot.not_what")
    st.markdown(isolated(not_what), text_alignment=side())


my_ballot()
