"""The three forms of innovation: their names are missing from the sources, and written by somebody who knows them."""

from collections.abc import Mapping

import streamlit as st

from components.buttons import Buttons
from components.operations import slots as drawn
from components.operations.slots import Named
from db import engine
from db.queries.operations import slots
from domain.operations.contents import ContentMoved
from domain.staff.roles import EDITS_CONTENT, EVERYWHERE, Visitor
from frame.act import act
from texts import say


def panel(visitor: Visitor, _: Mapping[str, str]) -> None:
    """What is known of them; the form, for whoever edits contents everywhere."""
    st.write(say("slots.intro"))
    with engine.current().reading() as connection:
        known = slots.all_(connection)
    drawn.listed(known)
    if not visitor.may(EDITS_CONTENT, EVERYWHERE):
        st.caption(say("slots.of_all"))
    elif known:
        buttons = Buttons[Named]("slots")
        words = drawn.form(known, buttons)
        if buttons.press is not None:
            _write(words, buttons.press.shown, buttons)


def _write(words: list[str], shown: Named, buttons: Buttons[Named]) -> None:
    request, before = shown
    try:
        with act(EDITS_CONTENT, EVERYWHERE) as deed:
            slots.name(deed.connection, before, words, deed.by, request)
    except ContentMoved:
        buttons.done()
        raise
    buttons.done()
    st.rerun()
