"""The rounds of consent: the steps, the objections and how they were met, the next version of the proposal.

For: the facilitator of a decision by consent. Reads: the objections of a closed round, their words included.
Writes: what became of them, a further round. Then: «Animer un vote».
"""

import streamlit as st

from components import notice
from components.buttons import Buttons
from components.votes import objections
from components.votes.choosing import elsewhere
from components.votes.result import rounds
from db import engine
from db.queries.votes import objections as kept
from db.queries.votes import screens, votes
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.votes import method
from domain.votes.vote import Objection, Vote
from domain.workshops.workshop import State
from frame import chosen
from frame.act import act
from frame.screen import screen
from texts import say


@screen("vote_objections", RUNS_WORKSHOPS)
def vote_objections(visitor: Visitor) -> None:
    """Choose a round, then its objections."""
    if (workshop := chosen.workshop(visitor)) is None:
        return
    objections.guide()
    vote = chosen.vote(workshop, lambda one: method(one.plan.method).objection is not None, "consent.none")
    elsewhere(workshop.id, ("vote_run", "facilitate"), vote)
    if vote is None:
        return
    if vote.state is not State.CLOSED:
        st.info(say("consent.not_yet"), icon=":material/hourglass_empty:")
        return
    _closed(vote, workshop.territory)


def _closed(vote: Vote, territory: str) -> None:
    with engine.current().reading() as connection:
        found, story = kept.objections(connection, vote.id), screens.story(connection, vote.id)
    rounds(story, key=f"consent_{vote.id}")
    buttons = Buttons[Objection]("objections")
    typed, said = objections.objections(vote, found, buttons), objections.spoken(vote, found)
    choices, press = objections.new_version(vote), buttons.press
    if press is None and said is None and choices is None:
        return
    with act(RUNS_WORKSHOPS, territory) as deed:
        if press is not None:
            kept.unchanged(deed.connection, press.shown)
            kept.settle(deed.connection, press.shown.id, *typed[press.shown.id], by=deed.by.staff, now=deed.now)
        if said is not None:
            option, words, counted = said
            if counted:
                kept.worded(deed.connection, vote.id, option, words, by=deed.by.staff, now=deed.now)
            else:
                kept.raised(deed.connection, vote.id, option, words, by=deed.by.staff, now=deed.now)
        if choices is not None:
            there = votes.again(deed.connection, vote.id, choices, by=deed.by.staff, now=deed.now)
    buttons.done()
    if choices is not None:
        notice.leave(say("vote.again_done", round=vote.round + 1))
        st.switch_page("vote_run.py", query_params={"workshop": vote.workshop, "vote": there})
    st.rerun()


vote_objections()
