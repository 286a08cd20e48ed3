"""Voices that come without a device: paper ballots typed twice, raised hands, slips to print."""

import streamlit as st

from components.buttons import Buttons
from components.votes import console, pile
from components.workshops.elsewhere import elsewhere
from db import engine
from db.queries.votes import papers, raised_hands, turnout
from domain.operations.settings import Settings
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.votes.pile import Decided
from domain.votes.vote import Channel, Vote
from domain.workshops.workshop import State, Workshop
from frame.act import act
from frame.address import alone
from frame.file import file
from frame.offered import link
from texts import say


def panel(visitor: Visitor, workshop: Workshop, vote: Vote) -> None:
    """The ways that were announced for this vote. Two accounts are needed for paper."""
    ways = vote.plan.channels if vote.state is State.OPEN else ()
    if Channel.PAPER in ways:
        _papers(vote, visitor, workshop.territory)
    if Channel.HANDS in ways:
        _hands(vote, workshop.territory)
    if Channel.SLIP in vote.plan.channels and vote.state is not State.CLOSED and alone():
        elsewhere(say("slip.alone"), workshop.id, link("room"))
    elif many := console.slips(vote):
        sheet, pdf = say("slip.download"), say("slip.file")
        file("slips", vote.id, name=pdf, label=sheet, many=many, key=f"slips_{vote.id}_sheet")


def _papers(vote: Vote, visitor: Visitor, territory: str) -> None:
    me, secret_key = str(visitor.staff_id), Settings.from_environment().secret_key
    with engine.current().reading() as connection:
        known, wrong = papers.readings(connection, vote.id), papers.differences(connection, vote, secret_key)
    buttons = Buttons[Decided]("papers")
    step, settled = pile.typed(vote, known, me), pile.decided(vote, wrong, buttons)
    if step is None and settled is None:
        return
    with act(RUNS_WORKSHOPS, territory) as deed:
        if step is not None:
            papers.move(deed.connection, vote, step, by=deed.by)
        if settled is not None:
            papers.decide(deed.connection, vote, settled, secret_key, by=deed.by)
    pile.kept(vote, step)
    st.rerun()


def _hands(vote: Vote, territory: str) -> None:
    with engine.current().reading() as connection:
        counted, now = raised_hands.recorded(connection, vote.id), turnout.turnout(connection, vote)
    buttons = Buttons[tuple[Vote, console.Hands]]("hands")
    with st.expander(say("hands.title"), icon=":material/front_hand:", key="hands"):
        sent = console.hands(vote, counted)
        console.kept(vote)
        if sent and console.doubted(vote, sent, now, buttons):
            sent = None  # asked once more
    about, sent = buttons.press.shown if buttons.press else (vote, sent)
    if sent is None:
        return
    with act(RUNS_WORKSHOPS, territory) as deed:
        raised_hands.record(deed.connection, about, *sent, by=deed.by)
    st.rerun()
