"""What a ballot's receipt tells: whether it was counted, and what its vote led to; nothing of any choice."""

from datetime import UTC, datetime

import streamlit as st

from components.prose import prose
from components.votes.promises import promises
from db import engine
from db.queries.votes import cast, conclusions
from domain.votes.receipt import digest
from frame.offered import link
from frame.tongue import isolated, side
from texts import say


def answer(typed: str) -> None:
    """To the code of a receipt, as it was typed."""
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
        st.page_link(link("follow_up"))
