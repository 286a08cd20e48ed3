"""Territories: adding one that the files do not have, and what each is called. None is removed: people answer there."""

from collections.abc import Mapping

import streamlit as st

from components import choosing
from components.buttons import Buttons, Press
from components.operations import places as drawn
from components.operations.places import Named
from db import engine
from db.queries.cooperation import territories
from domain.cooperation.territories import NewTerritory
from domain.operations.contents import ContentMoved
from domain.staff.roles import EDITS_CONTENT, EVERYWHERE, Visitor
from frame.act import act
from frame.cooperation.territories import choose, every, own
from texts import say


def panel(visitor: Visitor, places: Mapping[str, str]) -> None:
    """Their names, where this person may; and the form of a new one, for whoever edits contents everywhere."""
    st.write(say("places.intro"))
    here = choose(visitor, own(visitor, EDITS_CONTENT, places))
    buttons = Buttons[Named]("places")
    called = ""
    if here is not None:
        with engine.current().reading() as connection:
            seen = territories.versions(connection).get(here, 0)
        called = drawn.name_form(here, every()[here].name, seen, buttons)
    if not visitor.may(EDITS_CONTENT, EVERYWHERE):
        st.caption(say("places.of_all"))
        _write(buttons.press, called, None, buttons)
        return
    _write(buttons.press, called, drawn.new_form(buttons), buttons)


def _write(press: Press[Named] | None, called: str, new: NewTerritory | None, buttons: Buttons[Named]) -> None:
    if press is None:
        return
    request, here, seen = press.shown
    try:
        with act(EDITS_CONTENT, here or EVERYWHERE) as deed:
            if here:
                territories.rename(deed.connection, here, called, seen, deed.by, request)
            elif new is not None:
                territories.add(deed.connection, new, deed.by, request)
    except ContentMoved:
        buttons.done()  # the next form begins with what is there by now
        raise
    buttons.done()
    if new is not None and not here:
        choosing.go({"territoire": new.id})
    st.rerun()
