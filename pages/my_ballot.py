"""Mon bulletin: whether the ballot of a receipt was counted, and what its vote led to.

For: residents, without any account. Reads: the receipts of closed votes, which say nothing of any choice; what the room
kept of the vote, and what was promised.
Writes: nothing. Then: «Suites données».
"""

from datetime import UTC, datetime

import streamlit as st

from components.prose import prose
from components.votes.promises import promises
from db import engine
from db.queries.votes import cast, conclusions
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
    st.page_link("results.py", label=say("results.see"), icon=":material/insights:")


def _answer(typed: str) -> None:
    with engine.current().reading() as connection:
        counted = cast.counted_in(connection, digest(typed))
        kept, made = conclusions.became(connection, counted[0]) if counted else (None, ())
    if counted is None:
        st.info(isolated(say("my_ballot.unknown")), icon=":material/info:")
        return
    st.success(isolated(say("my_ballot.counted", question=prose(counted[1]))), icon=":material/how_to_vote:")
    not_what = say("my_ballot.not_what")
    st.markdown(isolated(not_what), text_alignment=side())
    if kept is not None or made:
        st.subheader(isolated(say("my_ballot.became")), anchor=False, text_alignment=side())
        promises(kept, made, datetime.now(UTC).date(), key="my_ballot")
        st.page_link("follow_up.py", label=say("screen.follow_up"), icon=":material/handshake:")


my_ballot()
