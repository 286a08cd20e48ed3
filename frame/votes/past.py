"""A vote that is over: why the first came first, its ballots for whoever wants to recount, its rules."""

from collections.abc import Mapping, Sequence
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
from frame.file import file
from sentences.votes.names import asked
from texts import say


def promised(votes: Sequence[str], names: Mapping[str, str]) -> None:
    """What these votes led to, in this order. ``names``: how each of them is called."""
    with engine.current().reading() as connection:
        kept, made = conclusions.of(connection, votes), decisions.following(connection, votes)
    latest({vote: prose(names[vote]) for vote in votes}, kept, made, datetime.now(UTC).date())


def panel(vote: str) -> None:
    """One vote, whole."""
    with engine.current().reading() as connection:
        story = screens.story(connection, vote)
    st.header(prose(asked(story.vote)), anchor=False)
    rounds(story, key=f"votes_{vote}")
    assert story.counted is not None
    stepper(story.counted.outcome, story.vote.options, key=f"votes_{vote}")
    export(story.counted.outcome, lambda name: _file(name, vote), key=f"votes_{vote}")
    with st.expander(say("votes.rules"), icon=":material/gavel:", key="votes_rules"):
        statement(story.vote.plan)


def _file(name: str, vote_id: str) -> None:
    file(name, vote_id, name=name, label=name, key=f"votes_{vote_id}_{name}")
