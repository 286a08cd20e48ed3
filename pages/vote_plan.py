"""Prepare a vote: everything that people are told before they vote.

For: facilitators and coordinators, in their territories. Reads: workshops, the library of priorities.
Writes: one vote, as long as it is not open. Then: «Animer un vote».
"""

from fractions import Fraction

import streamlit as st

from components.votes import choosing
from components.votes.plan import plan
from db import engine
from db.queries import priorities, votes, workshops
from domain.priorities import Votable
from domain.roles import EVERYWHERE, RUNS_WORKSHOPS, Visitor
from domain.votes.errors import UnknownVote, VoteFrozen
from domain.votes.vote import Choice, Plan, Vote
from domain.workshops import State, Workshop
from frame.act import act
from frame.screen import screen
from texts import say


@screen("vote_plan", RUNS_WORKSHOPS)
def vote_plan(visitor: Visitor) -> None:
    """The form, then where to go next."""
    if done := st.session_state.pop("vote_planned", None):
        st.success(say("ask.done"), icon=":material/check_circle:")
        st.page_link("vote_run.py", label=say("screen.vote_run"), icon=":material/how_to_vote:", query_params=done)
        return
    mine = visitor.territories(RUNS_WORKSHOPS)
    with engine.current().reading() as connection:
        known = workshops.workshops(connection, None if EVERYWHERE in mine else mine)
    by_id = {workshop.id: workshop for workshop in known if workshop.state is not State.CLOSED}
    if not by_id:
        st.info(say("ask.none"), icon=":material/event:")
        st.page_link("prepare.py", label=say("screen.prepare"), icon=":material/event:")
        return
    st.write(say("ask.intro"))
    chosen = choosing.named("workshop", {key: one.title for key, one in by_id.items()}, say("facilitate.choose"))
    _form(by_id[chosen])


def _form(workshop: Workshop) -> None:
    vote_id = st.query_params.get("vote", "")
    with engine.current().reading() as connection:
        library = {one.id: _choice(one) for one in priorities.votable(connection, workshop.territory)}
        vote = votes.vote(connection, vote_id) if vote_id else None
    if vote is not None and vote.workshop != workshop.id:
        raise UnknownVote
    if vote is not None and vote.state is not State.PREPARED:
        raise VoteFrozen
    asked = plan(library, vote.plan if vote else None, key=f"ask_{workshop.id}")
    if asked is not None:
        written = _write(workshop, vote, asked)
        st.session_state["vote_planned"] = {"workshop": workshop.id, "vote": written}
        st.rerun()


def _choice(one: Votable) -> Choice:
    return Choice(one.title, one.description, one.icon, Fraction(one.cost or 0), one.id)


def _write(workshop: Workshop, vote: Vote | None, asked: Plan) -> str:
    with act(RUNS_WORKSHOPS, workshop.territory) as deed:
        if vote is None:
            return votes.prepare(deed.connection, workshop.id, asked, by=deed.by.staff, now=deed.now)
        votes.amend(deed.connection, vote.id, asked, by=deed.by.staff, now=deed.now)
    return vote.id


vote_plan()
