"""The one error boundary: every expected refusal is told in its own words, with the link that helps if there is one.

A page, a fragment of a page and an act inside either of them all pass through it. Bugs are not caught here.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from components.prose import prose
from domain.errors import AppError
from domain.staff.roles import SessionEnded, Visitor
from frame import visitor
from frame.offered import link
from frame.staff import sign_in
from texts import say

# Where a refusal can be mended: on the console of its workshop, at its vote, and in which view of that.
MENDED_ON = {"VoteStillOpen": ("how_to_vote", "conduire"), "ReadingsDiffer": ("stacks", "papier")}


@contextmanager
def refusals_said() -> Iterator[None]:
    """Say what is refused inside, where it was asked for."""
    try:
        yield
    except SessionEnded:
        session_ended()
    except AppError as refusal:
        values = {name: prose(value) if isinstance(value, str) else value for name, value in refusal.values.items()}
        st.error(say(refusal.key, **values), icon=":material/info:")
        _way_out(refusal)


def _way_out(refusal: AppError) -> None:
    icon, view = MENDED_ON.get(type(refusal).__name__, ("", ""))
    if view and {"workshop", "vote"} <= refusal.values.keys():
        there = {name: str(refusal.values[name]) for name in ("workshop", "vote")}
        label = say(f"votes.mend.{view}")
        st.page_link(link("facilitate"), label=label, icon=f":material/{icon}:", query_params={**there, "volet": view})


def closed_door(person: Visitor) -> None:
    """Instead of what this visitor may not see: why, and what to do."""
    if person.staff_id is not None:
        st.title(say("gate.title"), anchor=False)
        st.write(say("gate.not_yours"))
    elif visitor.session_ended():
        session_ended()
    else:
        st.title(say("gate.title"), anchor=False)
        st.write(say("gate.sign_in"))
        st.page_link(link("sign_in"), icon=":material/login:")


def session_ended() -> None:
    """Say that this browser was signed in, and is no longer; the form stands here, so that nobody has to leave."""
    st.error(say("error.SessionEnded"), icon=":material/lock_clock:")
    with refusals_said():
        sign_in.again()
