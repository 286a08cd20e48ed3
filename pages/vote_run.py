"""Run a vote: open, see how many have voted, close, reveal on the wall, vote again.

For: the facilitator in front of the room. Reads: the votes of one workshop, who voted, never what before closing.
Writes: the vote's state, its head count, what the wall shows. Then: «Saisie papier», «Objections», «Votes».
"""

import streamlit as st

from components.pulse import pulse
from components.votes import choosing, console
from components.votes.result import rounds
from db import engine
from db.queries import vote_acts, votes, walls, workshops
from domain.roles import EVERYWHERE, RUNS_WORKSHOPS, Visitor
from domain.settings import Settings
from domain.votes.story import Act
from domain.votes.vote import Vote
from domain.workshops import State
from frame.act import act
from frame.live import live
from frame.screen import screen


@screen("vote_run", RUNS_WORKSHOPS)
def vote_run(visitor: Visitor) -> None:
    """Choose a workshop and one of its votes, then its console."""
    mine = visitor.territories(RUNS_WORKSHOPS)
    with engine.current().reading() as connection:
        known = workshops.workshops(connection, None if EVERYWHERE in mine else mine)
    if (workshop := choosing.workshop(known)) is None:
        return
    with engine.current().reading() as connection:
        found = votes.votes_of(connection, workshop.id)
        on_wall, revealed = walls.shown(connection, workshop.id)
    choosing.elsewhere(workshop, ("vote_plan", "vote_papers", "vote_objections", "projector"))
    if (vote := choosing.vote(found, f"vote_of_{workshop.id}")) is None:
        return
    _heads(vote, workshop.territory)
    _live(workshop.territory, vote)
    asked = _console(vote, on_wall=on_wall == vote.id, revealed=revealed)
    if asked is not None:
        with act(RUNS_WORKSHOPS, workshop.territory) as deed:
            key = Settings.from_environment().secret_key
            vote_acts.do(deed.connection, asked, vote, workshop.territory, deed.by, key)
        st.rerun()


def _heads(vote: Vote, territory: str) -> None:
    """What is typed stands before what moves by itself, so that nothing ever takes its place."""
    if vote.state is not State.CLOSED and (people := console.heads(vote)) is not None:
        with act(RUNS_WORKSHOPS, territory) as deed:
            votes.count_heads(deed.connection, vote.id, people)
        st.rerun()


@live(RUNS_WORKSHOPS)
def _live(_: Visitor, vote: Vote) -> None:
    """Only who has voted moves by itself: nothing that somebody is filling in."""
    pulse(f"workshop:{vote.workshop}", key="vote_pulse")
    if vote.state is State.OPEN:
        with engine.current().reading() as connection:
            console.received(votes.turnout(connection, vote.id))


def _console(vote: Vote, *, on_wall: bool, revealed: bool) -> Act | None:
    if vote.state is State.PREPARED:
        return console.before(vote)
    if vote.state is State.OPEN:
        return console.during(on_wall=on_wall)
    with engine.current().reading() as connection:
        story = walls.story(connection, vote.id)
    asked = console.after(on_wall=on_wall, revealed=revealed, tied=story.counted is not None and story.counted.tied)
    rounds(story, key=f"run_{vote.id}")
    return asked or console.again()


vote_run()
