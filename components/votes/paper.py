"""Typing a paper ballot: one form for each way of voting, and what two people did not read alike."""

import streamlit as st

from components.prose import prose
from components.votes.methods import METHODS
from domain.votes.ballot import Ballot
from domain.votes.pile import Difference
from domain.votes.vote import Plan
from sentences.votes.paper import read_back
from sentences.votes.words import in_type
from texts import say


def entry(plan: Plan, *, key: str) -> Ballot | None:
    """Draw an empty paper; the ballot once it has been copied, else None. A new ``key`` is a new paper."""
    options = in_type([choice.option for choice in plan.choices])
    with st.form(f"{key}_form", enter_to_submit=False):
        listed = {option.id: f"{option.id} · {option.title}" for option in options}
        marks = METHODS[plan.method].paper(plan, listed, key)
        left, right = st.columns(2)
        copied = left.form_submit_button(
            say("paper.add"), type="primary", icon=":material/add:", width="stretch", key=f"{key}_add"
        )
        blank = right.form_submit_button(
            say("paper.blank"), icon=":material/check_box_outline_blank:", width="stretch", key=f"{key}_blank"
        )
    if blank:
        return Ballot()
    if copied and not marks:
        st.warning(say("error.NothingChosen"), icon=":material/edit:")
        return None
    return Ballot.of(marks) if copied else None


def difference(plan: Plan, one: Difference, *, key: str) -> Ballot | None:
    """One paper that two people did not read alike, with a button to keep each; the paper as it is read anew."""
    with st.container(border=True, key=key):
        for column, (which, ballot) in zip(
            st.columns(2), {"first": one.first, "second": one.second}.items(), strict=True
        ):
            column.caption(say(f"paper.{which}"))
            column.markdown(prose(read_back(ballot, plan, one.number)))
            column.button(say("paper.keep"), disabled=ballot is None, width="stretch", key=f"{key}_{which}")
        with st.expander(say("paper.again"), icon=":material/edit:", key=f"{key}_again"):
            return entry(plan, key=f"{key}_typed")
