"""«Données»: which workshops are held elsewhere, and which came from elsewhere."""

import streamlit as st

from components import notice
from components.buttons import Buttons
from components.operations.away import listed
from components.prose import prose
from db import engine
from db.queries.operations import carries
from domain.operations.carry import Away
from domain.staff.roles import EVERYWHERE, MANAGES_ACCOUNTS, Visitor
from frame.act import act
from texts import say


def panel(visitor: Visitor) -> None:
    """Of the territories of whoever is here; a laptop that is lost is given up."""
    mine = visitor.territories(MANAGES_ACCOUNTS)
    with engine.current().reading() as connection:
        away, guests = carries.away(connection), carries.guests(connection)
    everywhere = EVERYWHERE in mine
    buttons = Buttons[Away]("away")
    listed(
        [one for one in away if everywhere or one.territory in mine],
        [one for one in guests if everywhere or one.territory in mine],
        buttons,
    )
    if (press := buttons.press) is None:
        return
    with act(MANAGES_ACCOUNTS, press.shown.territory) as deed:
        carries.give_up(deed.connection, press.shown.workshop, deed.by, press.shown.carry)
    notice.leave(say("carry.given_up", title=prose(press.shown.title)))
    st.rerun()
