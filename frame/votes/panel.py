"""The votes of a workshop on its console: which one is in hand, and one view of it at a time."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import choosing
from domain.staff.roles import Visitor
from domain.votes import method, order
from domain.votes.vote import Channel, Vote
from domain.workshops.workshop import State, Workshop
from frame import chosen
from frame.offered import link
from frame.refusals import refusals_said
from frame.votes import known, objections, papers, plan, run
from texts import say

NEW = "nouveau"  # in the address, instead of a vote: the form of one to come
VIEW = "volet"  # in the address: which view of the vote
RUN, PAPERS, OBJECTIONS, CHANGE = "conduire", "papier", "objections", "modifier"
_GONE = {CHANGE: "error.VoteFrozen", PAPERS: "paper.over", OBJECTIONS: "consent.not_yet"}
_ON_PAPER = {Channel.PAPER, Channel.HANDS, Channel.SLIP}


def panel(visitor: Visitor, workshop: Workshop, *, great: DeltaGenerator | None) -> None:
    """Draw it. ``great``: where what comes next stands, if it is an act of a vote.

    What is refused here is told here: the rest of the console stands beside it.
    """
    with refusals_said():
        if st.query_params.get("vote") == NEW:
            plan.form(workshop, None)
            _back(workshop)
            return
        vote = chosen.vote(workshop)
        if vote is None:
            run.did()
        else:
            _views(visitor, workshop, vote, great=great)
        if workshop.state is not State.CLOSED:
            _link(workshop, NEW, "votes.another" if vote else "votes.new", "add")


def _back(workshop: Workshop) -> None:
    """The way to the votes there are."""
    likely = order.proposed(known.votes(workshop.id))
    if likely is not None:
        _link(workshop, likely.id, "votes.back", "how_to_vote")


def _link(workshop: Workshop, vote: str, words: str, icon: str) -> None:
    there = {"workshop": workshop.id, "vote": vote}
    st.page_link(link("facilitate"), label=say(words), icon=f":material/{icon}:", query_params=there)


def _views(visitor: Visitor, workshop: Workshop, vote: Vote, *, great: DeltaGenerator | None) -> None:
    names = {key: say(f"votes.view.{key}") for key in _offered(vote)}
    if (asked := st.query_params.get(VIEW)) in _GONE and asked not in names:  # it has gone on since
        st.warning(say(_GONE[asked]), icon=":material/info:")
        choosing.go({}, drops=(VIEW,))
    view = RUN
    if len(names) > 1:
        view = choosing.one(VIEW, names, say("votes.view"), unsaid=RUN, few=True) or RUN
    if view != RUN and great is not None:
        with great:
            run.onward(vote, say("votes.view_run"))
    if view == CHANGE:
        plan.form(workshop, vote)
    elif view == PAPERS:
        papers.panel(visitor, workshop, vote)
    elif view == OBJECTIONS:
        objections.panel(workshop, vote)
    else:
        run.panel(workshop, vote, great=great)


def _offered(vote: Vote) -> list[str]:
    """The views of a vote: what it is run by, then what can be done beside that where it stands."""
    beside = {
        CHANGE: vote.state is State.PREPARED,
        PAPERS: vote.state is not State.CLOSED and bool(_ON_PAPER.intersection(vote.plan.channels)),
        OBJECTIONS: vote.state is State.CLOSED and method(vote.plan.method).objection is not None,
    }
    return [RUN, *(key for key, there in beside.items() if there)]
