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
from frame.tongue import isolated, side, tongue
from texts import say


@screen("my_ballot", None)
def my_ballot(visitor: Visitor) -> None:
    """The code, then the answer."""
    spoken = tongue(visitor)
    st.markdown(isolated(say("my_ballot.intro", language=spoken), spoken), text_alignment=side(spoken))
    with st.form("my_ballot", enter_to_submit=False, border=False):
        code = say("my_ballot.code", language=spoken)
        typed = st.text_input(code, max_chars=20, autocomplete="off", key="receipt")
        look = say("my_ballot.look", language=spoken)
        asked = st.form_submit_button(look, type="primary", icon=":material/search:", width="stretch", key="look")
    if asked and typed.strip():
        _answer(typed, spoken)


def _answer(typed: str, spoken: str) -> None:
    with engine.current().reading() as connection:
        question = cast.counted_in(connection, digest(typed))
    if question is None:
        st.info(isolated(say("my_ballot.unknown", language=spoken), spoken), icon=":material/info:")
        return
    counted = say("my_ballot.counted", language=spoken, question=prose(question))
    st.success(isolated(counted, spoken), icon=":material/how_to_vote:")
    not_what = say("my_ballot.not_what", language=spoken)
    st.markdown(isolated(not_what, spoken), text_alignment=side(spoken))


my_ballot()
