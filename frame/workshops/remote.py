"""A phone that is a remote: which one it is, as the database says at each run, and the one way in which it writes."""

from datetime import UTC, datetime

import streamlit as st

from db import engine
from db.queries.workshops import remotes
from domain.workshops.acts import Act, WorkshopStanding
from domain.workshops.remotes import Remote

COOKIE = "tablee_remote"


def token() -> str:
    """What this phone was given when it was admitted; empty if it never was."""
    return st.context.cookies.get(COOKIE, "")


def own() -> Remote | None:
    """The remote that this phone is; None if it is none, or not any more."""
    mine = token()
    if not mine:
        return None
    with engine.current().reading() as connection:
        return remotes.carried(connection, mine, datetime.now(UTC))


def press(act: Act, shown: WorkshopStanding) -> None:
    """Do what was pressed. ``shown``: where the workshop stood on this screen.

    Raises
    ------
    domain.workshops.remotes.RemoteEnded, domain.workshops.remotes.RemoteCannot
    domain.workshops.programme.AlreadyMoved, domain.workshops.programme.NoSuchStep
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
        Nothing is written.
    """
    with engine.current().transaction() as connection:
        remotes.press(connection, token(), act, shown, datetime.now(UTC))
