"""What kind of organisation each actor is: completed, territory by territory, by whoever edits contents there."""

from collections.abc import Mapping

import streamlit as st

from components.buttons import Buttons
from components.cooperation import organisations as drawn
from components.cooperation.organisations import AS_SHIPPED, Specified
from db import engine
from db.queries.cooperation import organisations, sheets
from domain.operations.contents import ContentMoved
from domain.staff.roles import EDITS_CONTENT, Visitor
from frame.act import act
from frame.cooperation import territories
from texts import say


def panel(visitor: Visitor, places: Mapping[str, str]) -> None:
    """One territory, one organisation at a time."""
    st.write(say("organisations.intro"))
    here = territories.choose(visitor, territories.own(visitor, EDITS_CONTENT, places), drops=("structure",))
    if here is None:
        return
    with engine.current().reading() as connection:
        known, kinds = organisations.of(connection, here), sheets.kinds(connection)
    one = drawn.which(known)
    if one is None:
        return
    buttons = Buttons[Specified](f"organisations_{here}")
    kind = drawn.form(one, kinds, buttons)
    if (press := buttons.press) is None:
        return
    if press.act == "specify" and kind is None:
        st.info(say("organisations.none"), icon=":material/edit:")
        return
    _write(here, AS_SHIPPED if press.act == "unspecify" else kind or AS_SHIPPED, press.shown, buttons)


def _write(here: str, kind: str, shown: Specified, buttons: Buttons[Specified]) -> None:
    request, one = shown
    try:
        with act(EDITS_CONTENT, here) as deed:
            organisations.specify(deed.connection, here, one, kind, deed.by, request)
    except ContentMoved:
        buttons.done()
        raise
    buttons.done()
    st.rerun()
