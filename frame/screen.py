"""``@screen``: the second gate of every page (the menu is the first), its title and its error boundary."""

import functools
import logging
from collections.abc import Callable

import streamlit as st

from components.again import again
from db.errors import outage
from domain.operations.outages import Outage
from domain.staff.roles import Role, Visitor
from frame import kept
from frame.refusals import closed_door, refusals_said, session_ended
from frame.registry import PAGES
from frame.tongue import greet, side
from frame.visitor import SEEN, visitor
from texts import say

log = logging.getLogger("tablee.screen")

CAME = "page_came"  # whether the menu has ever told this browser page where it is
SOON = {Outage.AWAY: 3.0, Outage.FULL: 30.0}  # seconds: what is said was read by then, and a wall is back within ten

Page = Callable[[Visitor], None]


def screen(
    name: str, roles: frozenset[Role] | None = None, *, titled: bool = True
) -> Callable[[Page], Callable[[], None]]:
    """Make a page safe alone: gate, title, and one plain sentence when something fails.

    Parameters
    ----------
    name : the page's name in texts/ (``screen.<name>`` is its title).
    roles : who may open it; None for everybody.
    titled : whether the frame draws the title (the wall and the tablet draw their own).
    """

    def framed(page: Page) -> Callable[[], None]:
        @functools.wraps(page)
        def run() -> None:
            st.session_state[CAME] = True
            person = visitor()
            greet(person)
            if person.staff_id is None:
                kept.keep(st.session_state.get(SEEN))
            if roles is not None and not person.may(roles):
                closed_door(person)
                return
            if titled:
                called = PAGES[name].named(signed_in=person.staff_id is not None)
                st.title(say(f"screen.{called}"), anchor=False, text_alignment=side())
                if SEEN in st.session_state and person.staff_id is None and name != "sign_in":
                    session_ended()
            if person.staff_id is not None and kept.give_back(person):
                st.info(say("gate.back"), icon=":material/edit_note:")
            with refusals_said():
                page(person)

        return run

    return framed


def failed(error: Exception) -> bool:
    """A bug or an outage, from ``st.App``: logged without any value, one plain sentence for the visitor.

    After an outage the page, or the part of it, is drawn again by itself: a wall has nobody who presses anything.
    Whoever acted on a full disk reads that, in time to tell somebody: drawn again, the page would look as if it had.
    """
    log.error("a screen failed: %s", type(error).__name__, exc_info=error)
    why = outage(error)
    full = why is Outage.FULL and SEEN in st.session_state
    st.error(say("error.full" if full else "error.unexpected"), icon=":material/healing:")
    if why is not None:
        again(SOON[why], afresh=CAME not in st.session_state)
    return True
