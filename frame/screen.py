"""``@screen``: the second gate of every page (the menu is the first), its title and its error boundary."""

import functools
import logging
from collections.abc import Callable

import streamlit as st
from streamlit.runtime.scriptrunner_utils.exceptions import RerunException, StopException

from domain.errors import AppError
from domain.roles import Role, Visitor
from frame.tongue import side, tongue
from frame.visitor import visitor
from texts import say

log = logging.getLogger("tablee.screen")

Page = Callable[[Visitor], None]


def screen(
    name: str, roles: frozenset[Role] | None = None, *, titled: bool = True
) -> Callable[[Page], Callable[[], None]]:
    """Make a page safe alone: gate, title, and one plain sentence when something fails.

    Parameters
    ----------
    name : the page's name in texts/ (``screen.<name>`` is its title).
    roles : who may open it; None for everybody.
    titled : whether the frame draws the title (the projector and the tablet draw their own).
    """

    def framed(page: Page) -> Callable[[], None]:
        @functools.wraps(page)
        def run() -> None:
            person = visitor()
            if roles is not None and not person.may(roles):
                _closed_door(person)
                return
            if titled:
                spoken = tongue(person)
                st.title(say(f"screen.{name}", language=spoken), anchor=False, text_alignment=side(spoken))
            _guarded(page, person)

        return run

    return framed


def _closed_door(person: Visitor) -> None:
    st.title(say("gate.title"), anchor=False)
    if person.staff_id is None:
        st.write(say("gate.sign_in"))
        st.page_link("sign_in.py", label=say("screen.sign_in"), icon=":material/login:")
    else:
        st.write(say("gate.not_yours"))


def _guarded(page: Page, person: Visitor) -> None:
    try:
        page(person)
    except (RerunException, StopException):
        raise
    except AppError as refusal:
        st.error(say(refusal.key, **refusal.values), icon=":material/info:")


def failed(error: Exception) -> bool:
    """A bug or an outage, from ``st.App``: logged without any value, one plain sentence for the visitor."""
    log.error("a screen failed: %s", type(error).__name__, exc_info=error)
    st.error(say("error.unexpected"), icon=":material/healing:")
    return True
