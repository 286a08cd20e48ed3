"""Links on «Ressources»: written by the coordination, each in the name of its territory."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components.buttons import Buttons
from components.cooperation.sharing import Shared, link_form, which
from db.queries.cooperation import resources
from domain.cooperation.errors import Gone, Reworded
from domain.cooperation.resources import LinkWords, ResourceLink
from domain.staff.roles import INVITES_PARTNERS, Visitor
from frame.act import act
from frame.cooperation.territories import own
from texts import say


def panel(visitor: Visitor, known: Sequence[ResourceLink], places: Mapping[str, str]) -> None:
    """The form of a link, for the coordination; nothing for others."""
    mine = own(visitor, INVITES_PARTNERS, places)
    if not mine:
        return
    buttons = Buttons[Shared]("links")
    with st.expander(say("link.write"), icon=":material/add_link:", key="link_write"):
        at = which(known, mine, buttons)
        words = link_form(at, buttons) if at else LinkWords("", "")
    if (press := buttons.press) is None:
        return
    asked = press.shown
    try:
        with act(INVITES_PARTNERS, asked.place) as deed:
            if press.act == "remove":
                resources.remove_link(deed.connection, asked.place, asked.id, deed.by)
            else:
                resources.keep_link(deed.connection, asked.place, asked.id, words, deed.by, asked.seen)
    except (Gone, Reworded):
        buttons.done()  # the next form begins with what is there by now
        raise
    buttons.done()
    st.rerun()
