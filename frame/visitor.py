"""Who is in front of the screen: the cookie of this browser, judged by the database on every run."""

from datetime import UTC, datetime

import streamlit as st

from db import engine
from db.queries import staff
from domain.roles import STRANGER, Visitor

COOKIE = "tablee_staff"
SEEN = "seen"


def token_of_this_browser() -> str | None:
    """The staff session token that this browser's cookie holds, if any."""
    return st.context.cookies.get(COOKIE)


def visitor() -> Visitor:
    """The signed-in person, or a stranger. Role and revocation are read anew: nothing is remembered between runs."""
    token = token_of_this_browser()
    if token is None:
        return STRANGER
    with engine.current().reading() as connection:
        person = staff.visitor_of(connection, token, datetime.now(UTC))
    if person is None:
        return STRANGER
    _seen(token)
    return person


def _seen(token: str) -> None:
    """Note that the session is in use, once a page load: at each run would be a write for every click."""
    if st.session_state.get(SEEN):
        return
    st.session_state[SEEN] = True
    with engine.current().transaction() as connection:
        staff.touch(connection, token, datetime.now(UTC))
