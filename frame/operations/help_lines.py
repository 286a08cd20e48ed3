"""Help lines, as everybody reads them; changed, added, no longer said, or as the files have them."""

from collections.abc import Mapping

import streamlit as st

from components.buttons import Buttons, Press
from components.operations import help_lines as drawn
from components.operations.help_lines import Called
from db import engine
from db.queries.operations import content, contents, edited
from domain.cooperation.project import ListEntry
from domain.operations.contents import ContentMoved, LineWords, Standing
from domain.staff.roles import EDITS_CONTENT, EVERYWHERE, Visitor
from frame.act import act
from frame.cooperation import territories
from texts import say

BECOMES = {"line": Standing.SAID, "show": Standing.SAID, "hide": Standing.HIDDEN, "restore": Standing.SHIPPED}


def answering(visitor: Visitor) -> tuple[ListEntry, ...]:
    """Those of a territory first, if it has some of its own, then those that answer everywhere in France."""
    with engine.current().reading() as connection:
        places = {place.id: place.name for place in content.territories(connection)}
        own_lines = {line.territory for line in contents.lines(connection) if not line.hidden}
        here = territories.choose(visitor, {one: places[one] for one in places if one in own_lines})
        return content.help_lines(connection, here or next(iter(places)))


def panel(visitor: Visitor, places: Mapping[str, str]) -> None:
    """All of them; then those that this person may change, one at a time."""
    st.write(say("contents.lines_intro"))
    with engine.current().reading() as connection:
        lines = contents.lines(connection)
    drawn.listed(lines, places)
    mine = territories.own(visitor, EDITS_CONTENT, places)
    everywhere = visitor.may(EDITS_CONTENT, EVERYWHERE)
    st.subheader(say("contents.line_change"), anchor=False)
    if not everywhere:
        st.caption(say("contents.lines_of_all"))
    buttons = Buttons[Called]("help_lines")
    at = drawn.which([one for one in lines if everywhere or one.territory in mine], places)
    offered = ({drawn.EVERYWHERE: say("contents.everywhere")} if everywhere else {}) | mine
    said, where = drawn.line_form(at, offered, buttons)
    if at is not None:
        drawn.line_acts(at, buttons)
    if buttons.press is not None:
        _write(buttons.press, said, where, buttons)


def _write(press: Press[Called], said: LineWords, where: str | None, buttons: Buttons[Called]) -> None:
    request, shown = press.shown
    place = shown.territory if shown else where
    try:
        with act(EDITS_CONTENT, place or EVERYWHERE) as deed:
            if shown is None:
                edited.add_line(deed.connection, place, said, deed.by, request)
            else:
                words = said if press.act == "line" else shown.said
                edited.change_line(deed.connection, shown, words, BECOMES[press.act], deed.by, request)
    except ContentMoved:
        buttons.done()
        raise
    buttons.done()
    st.rerun()
