"""Who keeps the answers of a territory and whom to ask: what residents read of it, and the form that changes it."""

from collections.abc import Mapping

import streamlit as st

from components.buttons import Buttons
from components.operations import promises as drawn
from components.operations.promises import Made
from db.engine import Connection
from db.queries.operations import content, contents, edited
from domain.operations.contents import ContentMoved, Promised, TerritoryPromise
from domain.operations.versions import Readings
from domain.staff.roles import EDITS_CONTENT, Visitor
from frame.act import act
from frame.cooperation import territories
from frame.unchanged import unchanged
from sentences.operations.contents import CONTROLLER, both
from texts import say

BLANKS = (CONTROLLER, "{contact}")

_Known = tuple[Promised, tuple[str, ...], str]  # and the sentences that name somebody; what is to be read with care
_known = Readings[_Known](64)  # by territory


def panel(visitor: Visitor, places: Mapping[str, str]) -> None:
    """One territory at a time, of those where this person may."""
    st.write(say("contents.promises_intro"))
    here = territories.choose(visitor, territories.own(visitor, EDITS_CONTENT, places))
    if here is None:
        return
    known, sentences, care = unchanged(_known, here, lambda connection: _of(connection, here)).said
    drawn.sentences_shown(sentences, known, care)
    buttons = Buttons[Made](f"promise_{here}")
    said = drawn.promised(here, known, buttons)
    drawn.back(here, known, buttons)
    if (press := buttons.press) is None:
        return
    _write(here, said if press.act == "promise" else TerritoryPromise(), press.shown, buttons)


def _of(connection: Connection, here: str) -> _Known:
    sentences, known = content.consent(connection, here).sentences, contents.promised(connection, here)
    named = tuple(one.text for one in sentences if any(blank in one.template for blank in BLANKS))
    return known, named, both(known.said.controller, (one.template for one in sentences))


def _write(here: str, said: TerritoryPromise, shown: Made, buttons: Buttons[Made]) -> None:
    request, seen = shown
    try:
        with act(EDITS_CONTENT, here) as deed:
            edited.promise(deed.connection, here, said, seen, deed.by, request)
    except ContentMoved:
        buttons.done()  # the next form begins with what is there by now
        raise
    buttons.done()
    st.rerun()
