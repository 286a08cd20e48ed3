"""Running one vote: open, see how many have voted, close, reveal on the wall, vote again."""

import streamlit as st

from components import choosing, notice
from components.buttons import Buttons, Press
from components.pulse import pulse
from components.votes.console import console, received
from components.workshops import door
from db import engine
from db.queries.votes import acts, screens, votes
from db.queries.votes import turnout as voices
from db.queries.workshops import workshops
from domain.operations.settings import Settings
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.votes.story import Act
from domain.votes.vote import Vote
from domain.workshops.workshop import State, Workshop
from frame.act import act
from frame.live import live
from frame.votes import conclusion
from texts import say


def panel(workshop: Workshop, vote: Vote, *, great: bool) -> None:
    """Who has voted, never what before closing, and what comes next. ``great``: as the great button of the console."""
    buttons = _buttons()
    _live(workshop.territory, vote)
    with engine.current().reading() as connection:
        standing = screens.standing(connection, vote, workshop.state)
    console(vote, standing, buttons, great=great)
    if buttons.press:
        _do(buttons.press)
    if standing.story is not None and standing.story.after is None:
        conclusion.panel(workshop, vote)


def did() -> None:
    """Do what was pressed on a vote that is not chosen any more."""
    if press := _buttons().press:
        _do(press)


def _buttons() -> Buttons[Vote]:
    return Buttons[Vote]("vote")


def _do(press: Press[Vote]) -> None:
    """What was pressed, to the vote that was on the screen, whichever is there by now."""
    asked, key = Act(press.act.removeprefix("vote_")), Settings.from_environment().secret_key
    with engine.current().reading() as connection:
        territory = workshops.workshop(connection, press.shown.workshop).territory
    with act(RUNS_WORKSHOPS, territory) as deed:
        there = acts.do(deed.connection, asked, press.shown, territory, deed.by, key)
    choosing.go({"workshop": press.shown.workshop, "vote": there}, drops=("volet",))
    if asked is Act.AGAIN:
        notice.leave(say("vote.again_done", round=press.shown.round + 1))
    st.rerun()


@live(RUNS_WORKSHOPS)
def _live(_: Visitor, vote: Vote) -> None:
    """Only who has voted moves by itself; everything, when somebody else opens or closes the vote."""
    pulse(f"workshop:{vote.workshop}", key="vote_pulse")
    with engine.current().reading() as connection:
        now = votes.vote(connection, vote.id)
        turnout = voices.turnout(connection, now)
        waiting = voices.waiting(connection, votes.votes_of(connection, vote.workshop, State.OPEN)).n
    if now.state is not vote.state:
        st.rerun()
    if vote.state is State.OPEN:
        received(turnout)
        door.ballots_wait(waiting)
