"""The vote of the children, beside a vote that is closed."""

import streamlit as st

from components.buttons import Buttons
from components.votes import children as drawn
from db.queries.votes import children
from domain.staff.roles import RUNS_WORKSHOPS
from domain.votes.children import Stickers
from domain.votes.vote import Vote
from domain.workshops.workshop import State, Workshop
from frame.act import act
from frame.votes import known


def stickers(vote: Vote) -> None:
    """What is told of it."""
    drawn.stickers(vote, known.stickers(vote))


def panel(workshop: Workshop, vote: Vote) -> None:
    """The fields to count it, while the workshop is open."""
    if workshop.state is not State.OPEN:
        return
    kept = known.stickers(vote)
    buttons = Buttons[Stickers]("children")
    found = drawn.children(vote, kept, buttons)
    if buttons.press is None:
        return
    with act(RUNS_WORKSHOPS, workshop.territory) as deed:
        children.record(deed.connection, vote, found, buttons.press.shown, deed.by)
    st.rerun()
