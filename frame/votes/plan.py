"""Preparing a vote: everything that people are told before they vote. It can be changed as long as it is not open."""

from fractions import Fraction

import streamlit as st

from components import choosing, notice
from components.buttons import Buttons
from components.votes.plan import plan
from db import engine
from db.queries.priorities import library as priorities
from db.queries.votes import votes
from domain.priorities.priority import Votable
from domain.staff.roles import RUNS_WORKSHOPS
from domain.votes.vote import Choice, Vote
from domain.workshops.workshop import State, Workshop
from frame.act import act
from texts import say


def form(workshop: Workshop, vote: Vote | None) -> None:
    """The form of this vote, or of one to come."""
    if workshop.state is State.CLOSED:
        st.info(say("ask.closed"), icon=":material/event_busy:")
        return
    with engine.current().reading() as connection:
        library = {one.id: _choice(one) for one in priorities.votable(connection, workshop.territory)}
    st.write(say("ask.intro"))
    key, buttons = f"ask_{vote.id if vote else workshop.id}", Buttons[Vote | str]("plan")
    send = buttons.key("plan", vote.id if vote else buttons.new, vote or buttons.new, form=f"{key}_question")
    asked = plan(library, vote.plan if vote else None, key=key, send=send)
    if buttons.press is None or asked is None:
        return
    shown = buttons.press.shown
    with act(RUNS_WORKSHOPS, workshop.territory) as deed:
        connection, by, now = deed.connection, deed.by.staff, deed.now
        if isinstance(shown, Vote):
            votes.amend(connection, shown.id, asked, by=by, now=now, seen=shown.plan)
        else:
            shown = votes.vote(connection, votes.prepare(connection, workshop.id, asked, by=by, now=now, request=shown))
    buttons.done()
    notice.leave(say("ask.done"))
    choosing.go({"workshop": workshop.id, "vote": shown.id}, drops=("volet",))
    st.rerun()


def _choice(one: Votable) -> Choice:
    return Choice(one.title, one.description, one.icon, Fraction(one.cost or 0), one.id)
