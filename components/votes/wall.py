"""A vote on the wall: while it is open, what is asked, by which rules and who has voted; then its result.

Nobody can touch a wall: nothing here opens, plays or goes on by a tap.
"""

import streamlit as st

from components.prose import prose
from components.votes.result import result
from components.wall import wall
from domain.votes.story import Story
from domain.votes.vote import Plan, VoteOption
from domain.workshops.workshop import State, Workshop
from sentences.numbers import euros
from sentences.votes.names import asked_again
from sentences.votes.statement import short
from sentences.votes.turnout import on_wall
from sentences.votes.walls import MANY
from texts import say

FEW = 4  # options that leave room for what each of them means


def vote_wall(story: Story, workshop: Workshop, address: str) -> None:
    """Draw it; without a result that may be shown, no figure but the number of ballots."""
    st.header(prose(asked_again(story.vote)), anchor=False)
    if story.vote.state is not State.OPEN:
        _over(story)
        return
    left, right = st.columns([5, 2], gap="medium")
    with left:
        if story.counted is not None:
            if len(story.vote.options) <= MANY:
                st.markdown(say("vote.wall.public"))
            result(story, key="wall_vote", wall=True)
        else:
            _options(story.vote.plan)
            st.markdown("  \n".join(map(prose, short(story.vote.plan))))
    with right:
        wall(workshop, address, count=on_wall(story.turnout), layout="side", key="wall_vote_join")


def _over(story: Story) -> None:
    """Nobody can vote any more, so there is no code; the result once it is revealed."""
    if story.counted is not None:
        result(story, key="wall_vote", wall=True)
        return
    st.subheader(say("vote.wall.closed"), anchor=False)
    n, words = on_wall(story.turnout)
    st.markdown(f"**{n}** {prose(words)}")
    _options(story.vote.plan)


def _options(plan: Plan) -> None:
    """What can be voted for; with few options, what each of them means."""
    st.markdown("  \n".join(_option(choice, plan) for choice in plan.choices))


def _option(choice: VoteOption, plan: Plan) -> str:
    cost = f", {euros(choice.cost)}" if choice.cost else ""
    described = f" {prose(choice.description)}" if choice.description and len(plan.choices) <= FEW else ""
    return f"**{choice.id}** · **{prose(choice.title)}**{cost}{'.' if described else ''}{described}"
