"""Who is in front of the screen: the cookie of this browser, judged by the database on every run."""

from datetime import UTC, datetime

import streamlit as st

from db import engine
from db.duties import going_on
from db.errors import is_outage
from db.queries.staff import sessions
from domain.operations.versions import Readings
from domain.staff.accounts import KNOWN
from domain.staff.roles import STRANGER, OpenSession, Visitor
from frame.run import once
from frame.unchanged import unchanged

COOKIE = "tablee_staff"
OPENED = "session_opened_here"  # its token: the websocket of this very page still carries the former cookie
SEEN = "seen"  # the id of the account that this page has served
_opened = Readings[OpenSession | None](256)  # by the fingerprint of a token
ASKED = "visitor_asked"  # in the context of a run: this very run, the token, and whom it opened


def token_of_this_browser() -> str | None:
    """The staff session token of this browser page, if any: live or not."""
    here: str | None = st.session_state.get(OPENED)
    return here or cookie()


def cookie() -> str | None:
    """What this browser's cookie held when the page was loaded."""
    return st.context.cookies.get(COOKIE)


def marks() -> str:
    """The marks of the accounts that have signed in from this browser (domain.staff.accounts)."""
    return st.context.cookies.get(KNOWN, "")


def session_ended() -> bool:
    """Whether a stranger had a session in this browser, or in this very page."""
    return token_of_this_browser() is not None or SEEN in st.session_state


def visitor() -> Visitor:
    """The signed-in person, or a stranger. Whether anything was written anywhere since is asked at each run.

    If so, role and revocation are read anew; if not, they are what they were, until the session ends by itself. Within
    one run the menu, the page and each fragment ask the same; only the first asks. What writes does not ask here
    (``frame.act``).
    """
    token = token_of_this_browser()
    if token is None:
        return STRANGER
    return once(ASKED, token, lambda: _who(token))


def _who(token: str) -> Visitor:
    now = datetime.now(UTC)
    mark = sessions.fingerprint(token)
    found = unchanged(_opened, mark, lambda connection: sessions.opened(connection, token, now), glance=True)
    person = found.said.who if found.said is not None and now < found.said.ends else STRANGER
    if person is not STRANGER:
        _seen(token, person)
    return person


def _seen(token: str, person: Visitor) -> None:
    """Note that the session is in use, once a page load: at each run would be a write for every click."""
    known = st.session_state.get(SEEN)
    if known == person.staff_id:
        return
    if known is not None:
        # A connection that was cut comes back with the browser's cookie of now, which may be another person's.
        st.session_state.clear()
    st.session_state[SEEN] = person.staff_id
    with going_on(but=_is_bug), engine.current().transaction() as connection:
        sessions.touch(connection, token, datetime.now(UTC))


def _is_bug(failure: Exception) -> bool:
    """A page that may still be read is not refused because nobody can note that it was: a full disk."""
    return not is_outage(failure)
