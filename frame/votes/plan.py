"""Preparing a vote: everything that people are told before they vote. It can be changed as long as it is not open."""

from fractions import Fraction

import streamlit as st

from components import choosing, notice
from components.buttons import Buttons
from components.votes.plan import plan, same
from components.votes.ready import ready
from db import engine
from db.queries.priorities import library as priorities
from db.queries.votes import ready as kept
from db.queries.votes import votes
from domain.priorities.priority import Votable
from domain.staff.roles import RUNS_WORKSHOPS
from domain.votes.ready import begun
from domain.votes.vote import Vote, VoteOption
from domain.workshops.workshop import State, Workshop
from frame.act import act
from texts import say


def form(workshop: Workshop, vote: Vote | None) -> None:
    """The form of this vote, or of one to come."""
    if workshop.state is State.CLOSED:
        st.info(say("ask.closed"), icon=":material/event_busy:")
        return
    with engine.current().reading() as connection:
        votable = priorities.votable(connection, workshop.territory)
        offered = () if vote else kept.ready(connection)
        others = [one for one in votes.votes_of(connection, workshop.id) if vote is None or one.id != vote.id]
    library = {one.id: _choice(one) for one in votable}
    st.write(say("ask.intro"))
    key, buttons = f"ask_{vote.id if vote else workshop.id}", Buttons[Vote | str]("plan")
    known = vote.plan if vote else None
    if offered and (model := ready(offered, key=f"{key}_ready")):
        key, known = f"{key}_{model.id}", begun(model, library, {one.id for one in votable if one.is_example})
    send = buttons.key("plan", vote.id if vote else buttons.new, vote or buttons.new, form=f"{key}_question")
    asked = plan(library, known, key=key, send=send, label=say("ask.change" if vote else "ask.send"))
    same({one.plan.question for one in others}, key)
    if buttons.press is None or asked is None:
        return
    shown = buttons.press.shown
    with act(RUNS_WORKSHOPS, workshop.territory) as deed:
        connection, by = deed.connection, deed.by
        if isinstance(shown, Vote):
            votes.amend(connection, shown.id, asked, by=by, seen=shown.plan)
        else:
            shown = votes.vote(connection, votes.prepare(connection, workshop.id, asked, by=by, request=shown))
    buttons.done()
    notice.leave(say("ask.done"))
    choosing.go({"workshop": workshop.id, "vote": shown.id}, drops=("volet",))
    st.rerun()


def _choice(one: Votable) -> VoteOption:
    return VoteOption(one.title, one.description, one.icon, Fraction(one.cost or 0), one.id)
