"""The anonymous ballots and the rule, for whoever wants to count again."""

from collections.abc import Callable, Mapping

import streamlit as st

from domain.votes.record import ELECTION, RULE, SHEET
from domain.votes.result import Outcome, Result
from texts import say

_KINDS = {SHEET: "text/csv", RULE: "application/json", ELECTION: "text/plain"}


def export(outcome: Outcome, files: Callable[[], Mapping[str, str]], *, key: str) -> None:
    """A button a file, made when it is asked for, and how to recount; why not, for fewer than five ballots."""
    with st.expander(say("votes.export"), icon=":material/download:", key=f"{key}_export"):
        if not isinstance(outcome.public(), Result):
            st.write(say("error.TooFewBallots"))
            return
        st.write(say("votes.export_why"))
        for name in _KINDS:
            _button(name, files, f"{key}_{name}")
        st.write(say("votes.recount"))
        st.code(f"python -m commands recount {ELECTION}", language=None)


def _button(name: str, files: Callable[[], Mapping[str, str]], key: str) -> None:
    def made() -> str:
        return files()[name]

    st.download_button(
        name,
        data=made,
        file_name=name,
        mime=_KINDS[name],
        on_click="ignore",
        icon=":material/download:",
        key=key,
    )
