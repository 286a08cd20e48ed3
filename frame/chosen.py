"""Which workshop, which vote, which proposal: the one that the address names, among those of whoever is here.

Where the address names none: the one this tab had in hand today, else the one that is proposed
(``domain.workshops.workshop.proposed``, ``domain.votes.order.proposed``). An address that names what does not exist,
or is somebody else's, is told so; it never leads elsewhere.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

import streamlit as st

from components import choosing
from components.prose import prose
from components.votes import choosing as ballots
from components.workshops import workshops
from db import engine
from db.engine import Connection
from db.queries.operations import carries
from db.queries.votes import votes
from db.queries.workshops import workshops as kept
from domain.operations.versions import Readings, Versions
from domain.priorities.priority import Priority
from domain.staff.roles import EVERYWHERE, RUNS_WORKSHOPS, Visitor
from domain.votes import order
from domain.votes.vote import Vote
from domain.workshops import hours
from domain.workshops.workshop import Workshop, in_order, proposed
from frame.offered import link
from frame.unchanged import unchanged
from frame.votes import known
from sentences.votes.names import name
from sentences.workshops.names import among
from texts import say, spoken

_Mine = tuple[tuple[Workshop, ...], tuple[Workshop, ...]]  # real ones, then rehearsals
_Offered = tuple[Sequence[Workshop], Sequence[Workshop], Mapping[str, str]]  # real ones, all, what each is called
_named = Versions[_Offered](64)
_mine = Readings[_Mine](64)  # by the territories of whoever looks
IN_HAND = "in_hand"  # of this tab: what was chosen last, and on which day


def workshop(visitor: Visitor) -> Workshop | None:
    """The workshop that this page is about; None, and where to go, if none is chosen. No rehearsal is proposed."""
    mine, today = visitor.territories(RUNS_WORKSHOPS), datetime.now(UTC).date()
    places = None if EVERYWHERE in mine else mine
    read = unchanged(_mine, places, lambda connection: _made(connection, places))
    real, known, names = _named.of((read.number, today, spoken()), lambda: _offered(*read.said, today))
    if "vote" in st.query_params and "workshop" not in st.query_params:
        with engine.current().reading() as connection:
            choosing.go({"workshop": votes.vote(connection, st.query_params["vote"]).workshop})
    if not known:
        st.info(say("facilitate.none"), icon=":material/event:")
        st.page_link(link("prepare"))
        return None
    by_id = {one.id: one for one in known}
    likely, unknown = proposed(real, today), say("error.UnknownWorkshop")
    chosen = one(
        "workshop",
        names,
        say("facilitate.choose"),
        likely.id if likely else None,
        unknown=unknown,
        drops=("vote", "volet"),
    )
    if chosen is None:
        return None
    workshops.stands(by_id[chosen], _since(by_id[chosen]))
    return by_id[chosen]


def _offered(made: Sequence[Workshop], rehearsed: Sequence[Workshop], today: date) -> _Offered:
    real = in_order(made, today)
    known = (*real, *in_order(rehearsed, today))
    return real, known, among(known)


def _since(one: Workshop) -> date | None:
    """The day on which it went elsewhere, by the clock of the room; None if it is here."""
    if not one.away:
        return None
    with engine.current().reading() as connection:
        moment = carries.since(connection, one.id)
    return hours.here(moment).date() if moment else None


def _made(connection: Connection, places: frozenset[str] | None) -> _Mine:
    return kept.workshops(connection, places), kept.workshops(connection, places, rehearsals=True)


def vote(here: Workshop) -> Vote | None:
    """The vote of a workshop that this page is about; None if none is chosen."""
    found = known.votes(here.id)
    among, likely = {each.id: each for each in found}, order.proposed(found)
    names = {each.id: name(number, each) for number, each in order.numbered(found)}
    unknown, none = say("error.UnknownVote"), say("vote.none")
    proposal = likely.id if likely else None
    chosen = one("vote", names, say("vote.choose"), proposal, unknown=unknown, none=none, drops=("volet",))
    if chosen is None:
        return None
    ballots.stands(among[chosen])
    return among[chosen]


def idea(view: str, among: Sequence[Priority]) -> str | None:
    """The proposal that this page is about, of those of a view of «Propositions»: its id."""
    titles = {each.id: prose(each.words.title) for each in among}
    parameter, first = f"idea_{view}", next(iter(titles), None)
    none, gone = say(f"moderation.no_{view}"), say("moderation.gone")
    return one(parameter, titles, say("moderation.which"), first, unknown=gone, none=none)


def leave_idea(view: str) -> None:
    """It was dealt with; if it is still there, this tab has it in hand."""
    st.query_params.pop(f"idea_{view}", None)


def one(
    parameter: str,
    names: Mapping[str, str],
    label: str,
    likely: str | None,
    *,
    unknown: str = "",
    none: str = "",
    drops: Sequence[str] = (),
    few: bool = False,
) -> str | None:
    """The id among ``names`` that the address names, or this tab had in hand today, or is ``likely``.

    ``unknown``: said of an address that names none of them; ``none``: said where there is none to choose.
    """
    asked, today = st.query_params.get(parameter, ""), datetime.now(UTC).date()
    if asked and asked not in names and unknown:
        st.error(unknown, icon=":material/link_off:")
    if not names:
        if none:
            st.info(none, icon=":material/inbox:")
        return None
    hand = st.session_state.setdefault(IN_HAND, {})
    held, day = hand.get(parameter, ("", None))
    if held in names and day == today:
        likely = held
    chosen = choosing.one(parameter, names, label, proposed=likely, drops=drops, few=few)
    if chosen is not None:
        hand[parameter] = chosen, today
    return chosen
