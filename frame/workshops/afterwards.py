"""A workshop is over: its console leads to its minutes, and to the next one, with what this one had."""

import streamlit as st

from components.buttons import Buttons
from components.workshops.afterwards import READ, afterwards
from db import engine
from db.queries.workshops import facts, workshops
from domain.workshops.workshop import Workshop
from frame.offered import link
from frame.workshops.preparing import AGAIN


def panel(workshop: Workshop) -> None:
    """Where the great button stands as long as a workshop is not over. It writes nothing."""
    with engine.current().reading() as connection:
        following = facts.following(connection, workshops.rehearsed(connection, workshop.id))
    buttons = Buttons[Workshop]("afterwards")
    afterwards(workshop, following, buttons)
    if buttons.press is None:
        return
    shown = buttons.press.shown
    if buttons.press.act == READ:
        st.switch_page(link("minutes"), query_params={"workshop": shown.id})
    st.switch_page(link("prepare"), query_params={} if shown.demonstration else {AGAIN: shown.id})
