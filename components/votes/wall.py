"""A vote on the wall: while it is open, what is asked, by which rules and who has voted; then its result."""

import streamlit as st

from components.prose import prose
from components.votes.result import result
from components.votes.statement import statement
from components.votes.steps import stepper
from components.wall import wall
from domain.votes.story import Story
from domain.workshops import State, Workshop
from texts import say


def vote_wall(story: Story, workshop: Workshop, address: str) -> None:
    """Draw it; without a result that may be shown, no figure but the number of ballots."""
    st.title(prose(story.vote.plan.question), anchor=False)
    if story.counted is not None:
        if story.vote.state is State.OPEN:
            st.caption(say("vote.wall.public"))
        result(story, key="wall_vote", wall=True)
        stepper(story.counted.outcome, story.vote.options, key="wall_vote", wall=True)
        return
    left, right = st.columns([5, 2], gap="large")
    with left:
        if story.vote.state is State.CLOSED:
            st.header(say("vote.wall.closed"), anchor=False)
        statement(story.vote.plan, wall=True)
    with right:
        wall(workshop, address, count=_count(story), layout="side", key="wall_vote_join")


def _count(story: Story) -> tuple[int, str]:
    """How many ballots, and the words under the number."""
    turnout = story.turnout
    if turnout.present is None:
        return turnout.voices, say("vote.wall.ballots", n=turnout.voices)
    return turnout.voices, say("vote.wall.ballots_of", n=turnout.voices, present=turnout.present)
