"""The one error boundary: every expected refusal is told in its own words, with the link that helps if there is one.

A page, a fragment of a page and an act inside either of them all pass through it. Bugs are not caught here.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from components.prose import prose
from domain.errors import AppError
from domain.staff.roles import SessionEnded, Visitor
from frame import sign_in, visitor
from texts import say

# Where a refusal can be mended: the page, and the values of the refusal that its address takes.
MENDED_ON = {
    "VoteStillOpen": ("vote_run", "how_to_vote", ("workshop", "vote")),
    "ReadingsDiffer": ("vote_papers", "stacks", ("workshop", "vote")),
}


@contextmanager
def told() -> Iterator[None]:
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
    page, icon, names = MENDED_ON.get(type(refusal).__name__, ("", "", ()))
    if page and all(name in refusal.values for name in names):
        st.page_link(
            f"{page}.py",
            label=say(f"screen.{page}"),
            icon=f":material/{icon}:",
            query_params={name: str(refusal.values[name]) for name in names},
        )


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
        st.page_link("sign_in.py", label=say("screen.sign_in"), icon=":material/login:")


def session_ended() -> None:
    """Say that this browser was signed in, and is no longer; the form stands here, so that nobody has to leave."""
    st.error(say("error.SessionEnded"), icon=":material/lock_clock:")
    with told():
        sign_in.again()
