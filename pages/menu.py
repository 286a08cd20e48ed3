"""The script that Streamlit runs for every visitor: it decides which screens this visitor may open.

For: everybody. Reads: who is here. Writes: nothing. Then: the chosen screen, which checks again.
"""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from domain.staff.roles import Visitor
from frame.offered import favicon, offered
from frame.registry import FULL_SCREEN, SECTIONS, Page
from frame.tongue import greet
from frame.visitor import visitor
from texts import say


def menu() -> None:
    """Offer what this visitor may open, and run what they chose."""
    address = (st.context.url or "").rstrip("/")
    whole = address.endswith(FULL_SCREEN)
    # Before the menu: of a page that it names first, a browser would fetch the symbol from elsewhere.
    st.set_page_config(page_icon=favicon(), layout="wide" if whole else "centered")
    greet(person := visitor())
    headed = {
        say(section) if section else "": some
        for section, pages in SECTIONS.items()
        if (some := [page for each in pages if (page := _offered(each, person, address))])
    }
    chosen = st.navigation(headed, position="hidden" if whole else "top")
    st.set_page_config(page_title=f"{chosen.title} · {say('app.name')}")
    chosen.run()


def _offered(page: Page, person: Visitor, address: str) -> StreamlitPage | None:
    may = page.roles is None or person.may(page.roles)
    if not (may or address.endswith(page.address)):  # closed, it says why, and lets its people in where they are
        return None
    return offered(page, seen=may and not page.hidden, signed_in=person.staff_id is not None)


menu()
