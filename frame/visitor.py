"""Who is in front of the screen: the cookie of this browser, judged by the database on every run."""

from datetime import UTC, datetime

import streamlit as st

from db import engine
from db.queries import staff
from domain.roles import STRANGER, Visitor

COOKIE = "tablee_staff"


def token_of_this_browser() -> str | None:
    """The staff session token that this browser's cookie holds, if any."""
    return st.context.cookies.get(COOKIE)


def visitor() -> Visitor:
    """The signed-in person, or a stranger. Role and revocation are read anew: nothing is remembered between runs."""
    token = token_of_this_browser()
    if token is None:
        return STRANGER
    with engine.current().reading() as connection:
        return staff.visitor_of(connection, token, datetime.now(UTC)) or STRANGER
