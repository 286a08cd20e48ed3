"""Votes that are over: why the first came first, how it was counted, and the ballots for whoever wants to recount.

For: committee members, and those who run workshops. Reads: closed votes of their territories. Writes: nothing.
Then: the exported ballots, and the command that counts them again.
"""

import streamlit as st

from components.votes import choosing
from components.votes.result import rounds
from components.votes.statement import statement
from components.votes.steps import stepper
from db import engine
from db.queries import walls
from domain.roles import EVERYWHERE, READS_THEMES, Visitor
from frame.screen import screen
from texts import say


@screen("votes", READS_THEMES)
def votes(visitor: Visitor) -> None:
    """Choose a vote, then read."""
    mine = visitor.territories(READS_THEMES)
    with engine.current().reading() as connection:
        known = walls.closed(connection, None if EVERYWHERE in mine else mine)
    if not known:
        st.info(say("votes.none"), icon=":material/hourglass_empty:")
        return
    by_id = {vote.id: (title, vote) for title, vote in known}
    chosen = st.selectbox(
        say("vote.choose"),
        list(by_id),
        format_func=lambda key: choosing.past(*by_id[key]),
        key="vote",
        bind="query-params",
    )
    with engine.current().reading() as connection:
        story = walls.story(connection, str(chosen))
    st.header(choosing.name(story.vote), anchor=False)
    rounds(story, key=f"votes_{chosen}")
    assert story.counted is not None
    stepper(story.counted.outcome, story.vote.options, key=f"votes_{chosen}")
    with st.expander(say("votes.rules"), icon=":material/gavel:", key="votes_rules"):
        statement(story.vote.plan)


votes()
