"""The anonymous ballots and the rule, for whoever wants to count again."""

from collections.abc import Callable

import streamlit as st

from components import folded
from domain.votes.record import ELECTION, RULE, SHEET
from domain.votes.result import VoteResult
from domain.votes.vote import Counted
from texts import say


def export(counted: Counted, file: Callable[[str], None], *, key: str) -> None:
    """A button a file, which ``file`` draws by its name, and how to recount; why not, where there are no ballots."""
    here = folded.expander(say("votes.export"), icon=":material/download:", key=f"{key}_export")
    if here is None:
        return
    with here:
        if not counted.kept:
            st.write(say("error.BallotsErased"))
            return
        if not isinstance(counted.outcome.public(), VoteResult):
            st.write(say("error.TooFewBallots"))
            return
        st.write(say("votes.export_why"))
        for name in (SHEET, RULE, ELECTION):
            file(name)
        st.write(say("votes.recount"))
        st.code(f"python -m commands recount {ELECTION}", language=None)
