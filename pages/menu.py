"""The script that Streamlit runs for every visitor: it decides which screens this visitor may open.

For: everybody. Reads: who is here. Writes: nothing. Then: the chosen screen, which checks again.
"""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from domain.staff.roles import Visitor
from frame.offered import favicon, offered
from frame.registry import FULL_SCREEN, REACHED_BY_LINK, SECTIONS, Entry
from frame.tongue import greet
from frame.visitor import visitor
from texts import say


def menu() -> None:
    """Offer what this visitor may open, and run what they chose."""
    address = (st.context.url or "").rstrip("/")
    whole = address.endswith(FULL_SCREEN)
    st.set_page_config(page_icon=favicon(), layout="wide" if whole else "centered")
    greet(person := visitor())
    headed = {
        say(section) if section else "": some
        for section, entries in SECTIONS.items()
        if (some := [page for each in entries if (page := _page(each, person, address))])
    }
    chosen = st.navigation(headed, position="hidden" if whole else "top")
    st.set_page_config(page_title=f"{chosen.title} · {say('app.name')}")
    chosen.run()


def _page(entry: Entry, person: Visitor, address: str) -> StreamlitPage | None:
    name, at, _, roles = entry
    may = roles is None or person.may(roles)
    if not (may or address.endswith(f"/{at}")):  # closed, it says why, and lets its people in where they are
        return None
    seen = may and name not in REACHED_BY_LINK
    return offered(entry, say(f"screen.{name}"), seen=seen)


menu()
