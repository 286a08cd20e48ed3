"""Voices that come without a device: paper ballots typed twice, raised hands, slips to print.

For: facilitators, with a second person beside them. Reads: the open votes of one workshop. Writes: paper ballots,
hands, rights. Then: «Animer un vote», to close.
"""

import streamlit as st

from components.votes import choosing, console, pile
from db import engine
from db.queries import hands, papers, rights, votes, workshops
from domain.roles import EVERYWHERE, RUNS_WORKSHOPS, Visitor
from domain.settings import Settings
from domain.votes.vote import Vote
from domain.workshops import State, Workshop
from frame.act import act
from frame.screen import screen
from reports.slips import Slip, slips
from texts import say


@screen("vote_papers", RUNS_WORKSHOPS)
def vote_papers(visitor: Visitor) -> None:
    """Choose a vote, then the way its voices came."""
    mine = visitor.territories(RUNS_WORKSHOPS)
    with engine.current().reading() as connection:
        known = workshops.workshops(connection, None if EVERYWHERE in mine else mine)
    if (workshop := choosing.workshop(known)) is None:
        return
    with engine.current().reading() as connection:
        found = [vote for vote in votes.votes_of(connection, workshop.id) if vote.state is not State.CLOSED]
    if (vote := choosing.vote(found, f"papers_of_{workshop.id}")) is None:
        return
    if vote.state is State.OPEN:
        _papers(vote, workshop.territory)
        _hands(vote, workshop.territory)
    # Read here: when the sheet is made, no page is running, and the address would be empty.
    here = (st.context.url or "").rpartition("/")[0]
    console.slips(vote, lambda many: _sheet(vote, workshop, many, where=f"{here}/participer"))


def _papers(vote: Vote, territory: str) -> None:
    secret_key = Settings.from_environment().secret_key
    with engine.current().reading() as connection:
        known, differences = papers.readings(connection, vote.id), papers.differences(connection, vote, secret_key)
    typed = pile.typed(vote, known)
    settled = pile.settled(vote, [(one.number, one.first, one.second) for one in differences])
    if typed is None and settled is None:
        return
    with act(RUNS_WORKSHOPS, territory) as deed:
        if typed is not None:
            papers.enter(deed.connection, vote, typed.reading, typed.texts)
        if settled is not None:
            papers.settle(deed.connection, vote, settled[0], settled[1].text)
    pile.kept(vote, typed)
    st.rerun()


def _hands(vote: Vote, territory: str) -> None:
    if not vote.by_hand:
        return
    with engine.current().reading() as connection:
        counted = hands.counted(connection, vote.id)
    with st.expander(say("hands.title"), icon=":material/front_hand:", key="hands"):
        sent = console.hands(vote, counted)
    if sent is not None:
        with act(RUNS_WORKSHOPS, territory) as deed:
            hands.count(deed.connection, vote, *sent)
        st.rerun()


def _sheet(vote: Vote, workshop: Workshop, many: int, *, where: str) -> bytes:
    with engine.current().transaction() as connection:
        codes = rights.slips(connection, vote.id, many, Settings.from_environment().secret_key)
    voices = [Slip(code, f"{where}?code={workshop.code}&bulletin={code}") for code in codes]
    return slips(voices, question=vote.plan.question, where=where.partition("://")[2])


vote_papers()
