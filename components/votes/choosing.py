"""Where a vote stands."""

import streamlit as st

from domain.votes.vote import Vote
from domain.workshops.workshop import State
from texts import say

_ICONS = {State.PREPARED: "edit_note", State.OPEN: "how_to_vote", State.CLOSED: "check_circle"}


def stands(one: Vote) -> None:
    """Whether it is open: told beside the list, as it changes."""
    st.caption(f":material/{_ICONS[one.state]}: **{say(f'vote.stands.{one.state}')}**")
