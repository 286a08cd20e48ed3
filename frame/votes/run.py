"""Running one vote: open, see how many have voted, close, reveal on the wall, vote again."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import choosing, folded, notice
from components.buttons import Buttons, Press
from components.prose import prose
from components.pulse import pulse
from components.votes.console import again, console, following, received
from components.votes.result import Desk, desks
from components.workshops import door
from db import engine
from db.queries.votes import acts
from db.queries.votes import turnout as voices
from db.queries.workshops import workshops
from domain.operations.settings import Settings
from domain.operations.versions import Versions
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.votes.story import VoteAct
from domain.votes.vote import Turnout, Vote
from domain.workshops.workshop import State, Workshop
from frame.act import act
from frame.live import live
from frame.offered import link
from frame.votes import children, conclusion, known
from sentences.votes.names import asked, ready_again
from texts import say, spoken

_desks = Versions[tuple[Desk, ...]](known.KEPT)


def panel(workshop: Workshop, vote: Vote, *, great: DeltaGenerator | None) -> None:
    """Who has voted, never what before closing, and what comes next. ``great``: where the console has it."""
    buttons = _buttons()
    read = known.standing(vote, workshop.state)
    standing = read.said
    turnout = standing.story.turnout if standing.story else _turnout(vote)
    if vote.state is State.OPEN:
        _live(workshop.territory, vote, turnout.untold)
    drawn = _desks.of((read.number, spoken()), lambda: desks(standing.story) if standing.story else ())
    console(vote, standing, drawn, turnout, buttons, great=great)
    if standing.story is not None:
        _afterwards(workshop, vote, standing.story.after, buttons)
    if buttons.press:
        _do(buttons.press)
    if great is not None and standing.done:
        _another(vote, great)


def _afterwards(workshop: Workshop, vote: Vote, after: Vote | None, buttons: Buttons[Vote]) -> None:
    """The way to the further round; of the last one, voting again, what the room keeps, the children's voice."""
    if after is not None:
        following(vote, after, link("facilitate"))
        return
    conclusion.kept_words(vote)
    children.stickers(vote)
    if workshop.state is State.CLOSED:
        return
    again(vote, buttons)
    here = folded.expander(say("vote.afterwards"), icon=":material/edit_note:", key=f"vote_afterwards_{vote.id}")
    if here is None:
        return
    with here:
        conclusion.panel(workshop, vote)
        children.panel(workshop, vote)


def onward(to: Vote, label: str) -> None:
    """The great button that leads to a vote."""
    if st.button(label, type="primary", icon=":material/arrow_forward:", width="stretch", key=f"vote_onward_{to.id}"):
        choosing.go({"workshop": to.workshop, "vote": to.id}, drops=("volet",))
        st.rerun()


def _another(vote: Vote, great: DeltaGenerator) -> None:
    """The room has seen the result: the next vote that waits."""
    for one in known.votes(vote.workshop, State.PREPARED)[:1]:
        with great:
            onward(one, say("votes.onward", question=prose(asked(one))))


def did() -> None:
    """Do what was pressed on a vote that is not chosen any more."""
    if press := _buttons().press:
        _do(press)


def _buttons() -> Buttons[Vote]:
    return Buttons[Vote]("vote")


def _do(press: Press[Vote]) -> None:
    """What was pressed, to the vote that was on the screen, whichever is there by now."""
    asked, key = VoteAct(press.act.removeprefix("vote_")), Settings.from_environment().secret_key
    with engine.current().reading() as connection:
        territory = workshops.workshop(connection, press.shown.workshop).territory
    with act(RUNS_WORKSHOPS, territory) as deed:
        there = acts.do(deed.connection, asked, press.shown, territory, deed.by, key)
    choosing.go({"workshop": press.shown.workshop, "vote": there}, drops=("volet",))
    if asked is VoteAct.AGAIN:
        notice.leave(prose(ready_again(press.shown)))
    st.rerun()


@live(RUNS_WORKSHOPS)
def _live(_: Visitor, vote: Vote, untold: int) -> None:
    """Who has voted in an open vote moves by itself; the whole page, once it is open no more.

    ``untold``: ballots that would be too few, as the page says it where the vote is closed: never of a moment ago.
    """
    pulse(f"workshop:{vote.workshop}", key="vote_pulse")
    now = known.vote(vote.workshop, vote.id)
    turnout = _turnout(now)
    if now.state is not State.OPEN or turnout.untold != untold:
        st.rerun()
    with engine.current().reading() as connection:
        waiting = voices.waiting(connection, known.votes(vote.workshop, State.OPEN)).n
    received(turnout)
    door.ballots_wait(waiting)


def _turnout(vote: Vote) -> Turnout:
    """Who has voted, asked at each run while its urn is open."""
    with engine.current().reading() as connection:
        return voices.turnout(connection, vote)
