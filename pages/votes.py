"""Votes that are over: what they led to, why the first came first, and the ballots for whoever wants to recount.

For: committee members, and those who run workshops. Reads: closed votes of their territories, what the room kept of
them and what was promised. Writes: nothing.
Then: the exported ballots, and the command that counts them again.
"""

import streamlit as st

from domain.staff.roles import EVERYWHERE, READS_THEMES, Visitor
from frame import chosen
from frame.screen import screen
from frame.votes import past
from sentences.votes import names as called
from texts import say

LATEST = 8  # votes whose promises are told above the list: more are in it


@screen("votes", READS_THEMES)
def votes(visitor: Visitor) -> None:
    """Choose a vote, then read."""
    mine = visitor.territories(READS_THEMES)
    known = past.closed(None if EVERYWHERE in mine else mine)
    if not known:
        st.info(say("votes.none"), icon=":material/hourglass_empty:")
        return
    names = {each.vote.id: called.past(each.vote, each.title, each.day) for each in known}
    past.promised([each.vote.id for each in known[:LATEST]], names)
    likely = next((each.vote.id for each in known if each.voices), known[0].vote.id)
    vote = chosen.one("vote", names, say("vote.choose"), likely, unknown=say("error.UnknownVote"))
    if vote is not None:
        past.panel(vote)


votes()
