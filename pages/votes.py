"""Votes that are over: what they led to, why the first came first, and the ballots for whoever wants to recount.

For: committee members, and those who run workshops. Reads: closed votes of their territories, what the room kept of
them and what was promised. Writes: nothing.
Then: the exported ballots, and the command that counts them again.
"""

from datetime import UTC, datetime

import streamlit as st

from components.prose import prose
from components.votes.export import export
from components.votes.promises import latest
from components.votes.result import rounds
from components.votes.statement import statement
from components.votes.steps import stepper
from db import engine
from db.queries.votes import conclusions, screens
from db.queries.workshops import decisions
from domain.staff.roles import EVERYWHERE, READS_THEMES, Visitor
from frame import chosen
from frame.file import file
from frame.screen import screen
from sentences.votes.names import past
from texts import say

LATEST = 8  # votes whose promises are told above the list: more are in it


@screen("votes", READS_THEMES)
def votes(visitor: Visitor) -> None:
    """Choose a vote, then read."""
    mine = visitor.territories(READS_THEMES)
    with engine.current().reading() as connection:
        known = screens.closed(connection, None if EVERYWHERE in mine else mine)
    if not known:
        st.info(say("votes.none"), icon=":material/hourglass_empty:")
        return
    names = {each.vote.id: past(each.vote, each.title, each.day) for each in known}
    today, last = datetime.now(UTC).date(), [each.vote.id for each in known[:LATEST]]
    with engine.current().reading() as connection:
        kept, made = conclusions.of(connection, last), decisions.following(connection, last)
    latest({vote: prose(names[vote]) for vote in last}, kept, made, today)
    likely = next((each.vote.id for each in known if each.voices), known[0].vote.id)
    vote = chosen.one("vote", names, say("vote.choose"), likely, unknown=say("error.UnknownVote"))
    if vote is None:
        return
    with engine.current().reading() as connection:
        story = screens.story(connection, vote)
    st.header(prose(story.vote.plan.question), anchor=False)
    rounds(story, key=f"votes_{vote}")
    assert story.counted is not None
    stepper(story.counted.outcome, story.vote.options, key=f"votes_{vote}")
    export(story.counted.outcome, lambda name: _file(name, vote), key=f"votes_{vote}")
    with st.expander(say("votes.rules"), icon=":material/gavel:", key="votes_rules"):
        statement(story.vote.plan)


def _file(name: str, vote_id: str) -> None:
    file(name, vote_id, name=name, label=name, key=f"votes_{vote_id}_{name}")


votes()
