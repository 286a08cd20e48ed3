"""Who keeps the answers of a territory and whom to ask: what residents read of it, and the form that changes it."""

from collections.abc import Mapping

import streamlit as st

from components.buttons import Buttons
from components.operations import promises as drawn
from components.operations.promises import Made
from db import engine
from db.queries.operations import content, contents, edited
from domain.operations.contents import ContentMoved, Promise
from domain.staff.roles import EDITS_CONTENT, Visitor
from frame.act import act
from frame.cooperation.resources import own
from frame.workshops import chosen
from texts import say

BLANKS = ("{controller}", "{contact}")


def panel(visitor: Visitor, places: Mapping[str, str]) -> None:
    """One territory at a time, of those where this person may."""
    st.write(say("contents.promises_intro"))
    here = chosen.territory(visitor, own(visitor, EDITS_CONTENT, places), say("priorities.territory"))
    if here is None:
        return
    with engine.current().reading() as connection:
        known = contents.promised(connection, here)
        consent = content.consent(connection, here)
    drawn.sentences_shown(
        [one.text for one in consent.sentences if any(blank in one.template for blank in BLANKS)], known
    )
    buttons = Buttons[Made](f"promise_{here}")
    said = drawn.promised(here, known, buttons)
    drawn.back(here, known, buttons)
    if (press := buttons.press) is None:
        return
    _write(here, said if press.act == "promise" else Promise(), press.shown, buttons)


def _write(here: str, said: Promise, shown: Made, buttons: Buttons[Made]) -> None:
    request, seen = shown
    try:
        with act(EDITS_CONTENT, here) as deed:
            edited.promise(deed.connection, here, said, seen, deed.by, request)
    except ContentMoved:
        buttons.done()  # the next form begins with what is there by now
        raise
    buttons.done()
    st.rerun()
