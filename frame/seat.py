"""``seated``: the door of what an organisation writes by its personal link, as ``frame.act`` is that of staff.

Who holds the link is read again at each run, and again inside the transaction that writes: a link that was withdrawn
opens nothing from then on. Only this page's memory on the server holds which link it is, never its secret.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime

import streamlit as st

from db import engine
from db.engine import Connection
from db.queries.cooperation import partners
from domain.cooperation.partners import Seat
from domain.staff.by import By
from frame.refusals import refusals_said

LINK = "structure_link"  # which link this browser page holds
ORGANISATION = "partner"  # as whom a history keeps the act


@dataclass(frozen=True)
class Sitting:
    """A writing transaction, and which organisation acts in it."""

    connection: Connection
    seat: Seat
    by: By


def take(secret: str) -> None:
    """Hold the link of this secret from now on.

    Raises
    ------
    domain.cooperation.partners.PartnerLinkUnknown
        This page holds none any more.
    """
    st.session_state.pop(LINK, None)
    with engine.current().reading() as connection:
        st.session_state[LINK] = partners.seat_of(connection, secret).link


def remember(link: str) -> None:
    """Hold this link from now on, without its secret: of a demonstration only."""
    st.session_state[LINK] = link


def seat(connection: Connection) -> Seat | None:
    """The organisation whose link this page holds; None if it holds none.

    Raises
    ------
    domain.cooperation.partners.PartnerLinkUnknown
        The link was withdrawn.
    """
    link: str | None = st.session_state.get(LINK)
    return partners.seat(connection, link) if link else None


def opened(secret: str) -> Seat | None:
    """Whose link this page holds, or has just brought; one that is withdrawn is told, and held no more."""
    found = None
    with refusals_said():
        if secret:
            take(secret)
        with engine.current().reading() as connection:
            found = seat(connection)
    if found is None:
        st.session_state.pop(LINK, None)
    return found


def today() -> date:
    """The day on which a wave may be over."""
    return datetime.now(UTC).date()


@contextmanager
def seated(*, late: bool = False) -> Iterator[Sitting]:
    """Open the transaction in which the organisation acts whose link this page holds.

    ``late``: even once its wave is over, for what may be changed at any time.

    Raises
    ------
    domain.cooperation.partners.PartnerLinkUnknown, domain.cooperation.partners.WaveOver
        Nothing is written.
    """
    now = datetime.now(UTC)
    with engine.current().transaction() as connection:
        here = partners.working(connection, st.session_state.get(LINK, ""), now.date(), late=late)
        yield Sitting(connection, here, By(ORGANISATION, now))
