"""The governance of a territory: its seats are told to everybody, counted by the coordination."""

from datetime import UTC, datetime

import streamlit as st

from components.buttons import Buttons
from components.cooperation.governance import Shown, counting, shown
from db.queries.cooperation import governance
from domain.cooperation.errors import Reworded
from domain.staff.roles import INVITES_PARTNERS, Visitor
from frame.act import act
from frame.cooperation import territories as places


def panel(visitor: Visitor, here: str) -> None:
    """Nothing as long as nobody has counted, but for those who may."""
    known = places.of(here).seats
    shown(known)
    if not visitor.may(INVITES_PARTNERS, here):
        return
    buttons = Buttons[Shown](f"governance_{here}")
    said = counting(known, datetime.now(UTC).date(), buttons)
    if (press := buttons.press) is None:
        return
    request, number = press.shown
    try:
        with act(INVITES_PARTNERS, here) as deed:
            governance.write(deed.connection, here, said, number, deed.by, request)
    except Reworded:
        buttons.done()  # the next form begins with what is there by now
        raise
    buttons.done()
    st.rerun()
