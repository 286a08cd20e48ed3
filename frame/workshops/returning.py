"""A workshop that came from elsewhere and is over, on its console: what is left to do, here or there."""

import streamlit as st

from components.workshops.carried import next_step
from db import engine
from db.queries.operations import carries
from domain.staff.roles import MANAGES_ACCOUNTS, Visitor
from domain.workshops.workshop import Workshop
from frame.offered import link
from texts import say


def panel(visitor: Visitor, workshop: Workshop) -> None:
    """It came from elsewhere, and is over: what is left to do, here or there; and its minutes, which go with it."""
    with engine.current().reading() as connection:
        written = carries.is_written(connection, workshop.id)
    may = visitor.may(MANAGES_ACCOUNTS, workshop.territory)
    next_step("written" if written else "guest", link("data") if may else None)
    st.page_link(link("minutes"), label=say("afterwards.minutes"), query_params={"workshop": workshop.id})
