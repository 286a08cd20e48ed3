"""Prepare a vote: everything that people are told before they vote.

For: facilitators and coordinators, in their territories. Reads: workshops, the library of priorities.
Writes: one vote, as long as it is not open. Then: «Animer un vote».
"""

from fractions import Fraction

import streamlit as st

from components import notice
from components.buttons import Buttons
from components.votes.choosing import elsewhere
from components.votes.plan import plan
from db import engine
from db.queries.priorities import library as priorities
from db.queries.votes import votes
from domain.priorities.priority import Votable
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.votes.errors import UnknownVote, VoteFrozen
from domain.votes.vote import Choice, Vote
from domain.workshops.workshop import State, Workshop
from frame import chosen
from frame.act import act
from frame.screen import screen
from texts import say


@screen("vote_plan", RUNS_WORKSHOPS)
def vote_plan(visitor: Visitor) -> None:
    """The form, then the vote itself."""
    if (workshop := chosen.workshop(visitor)) is None:
        return
    asked = st.query_params.get("vote", "")
    with engine.current().reading() as connection:
        library = {one.id: _choice(one) for one in priorities.votable(connection, workshop.territory)}
        vote = votes.vote(connection, asked) if asked else None
    elsewhere(workshop.id, ("vote_run", "facilitate"), vote)
    if workshop.state is State.CLOSED:
        st.info(say("ask.closed"), icon=":material/event_busy:")
        return
    if vote is not None and vote.workshop != workshop.id:
        raise UnknownVote
    if vote is not None and vote.state is not State.PREPARED:
        raise VoteFrozen
    st.write(say("ask.intro"))
    _form(workshop, vote, library)


def _form(workshop: Workshop, vote: Vote | None, library: dict[str, Choice]) -> None:
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
    st.switch_page("vote_run.py", query_params={"workshop": workshop.id, "vote": shown.id})


def _choice(one: Votable) -> Choice:
    return Choice(one.title, one.description, one.icon, Fraction(one.cost or 0), one.id)


vote_plan()
