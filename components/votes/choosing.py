"""Where a vote stands, and where to go for the rest."""

from collections.abc import Sequence

import streamlit as st

from domain.votes.vote import Vote
from domain.workshops.workshop import State
from texts import say

_LINKS = {
    "facilitate": "campaign",
    "vote_run": "how_to_vote",
    "vote_plan": "add",
    "vote_papers": "stacks",
    "vote_objections": "front_hand",
    "projector": "present_to_all",
}
_ICONS = {State.PREPARED: "edit_note", State.OPEN: "how_to_vote", State.CLOSED: "check_circle"}


def stands(one: Vote) -> None:
    """Whether it is open: told beside the list, as it changes."""
    st.caption(f":material/{_ICONS[one.state]}: **{say(f'vote.stands.{one.state}')}**")


def elsewhere(workshop: str, pages: Sequence[str], vote: Vote | None = None) -> None:
    """Links to the pages that go with this one, for the same workshop and the same vote, two in a row."""
    here = {"workshop": workshop} | ({"vote": vote.id} if vote else {})
    for page, column in zip(pages, st.columns(2) * len(pages), strict=False):
        column.page_link(
            f"{page}.py",
            label=say(f"screen.{page}"),
            icon=f":material/{_LINKS[page]}:",
            query_params=here if page != "vote_plan" else {"workshop": workshop},
            width="stretch",
        )
