"""``@live``: the door of everything that moves by itself, or is clicked without the whole page running.

A fragment runs alone: neither the menu nor ``@screen`` is asked, and its errors pass both by (measured: a revoked
facilitator opened, revealed and closed a workshop). So whoever is here is asked anew, each time, before it draws.

A page that finds its server again after that was killed asks it for nothing, unless it was being drawn or has fragments
that run by the clock (measured, 1.67: ``handleConnectionStateChanged``). The new server knows none of its fragments
then, and drops each press and each pulse without a word. So fragments run by the clock, once a day (0136).
"""

import functools
from collections.abc import Callable
from datetime import timedelta
from typing import Concatenate, ParamSpec

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from domain.staff.roles import Role, Visitor
from domain.workshops.errors import UnknownWorkshop
from domain.workshops.remotes import Remote
from frame.refusals import closed_door, refusals_said
from frame.tongue import greet, of_the_team
from frame.visitor import visitor
from frame.workshops.remote import own
from texts import speak

P = ParamSpec("P")
_CLOCK = timedelta(days=1)  # short enough for a browser's timers, which hold 24 days


def live(
    roles: frozenset[Role] | None,
) -> Callable[[Callable[Concatenate[Visitor, P], None]], Callable[Concatenate[str | None, P], None]]:
    """Make a fragment that is drawn for ``roles`` only, in the territory that the page names first when it calls it.

    ``None``: for everybody, as for a page.

    The function decorated receives the visitor of this very run; whoever may not see it any more meets the closed
    door, and what was drawn before goes away.
    """

    def doored(drawn: Callable[Concatenate[Visitor, P], None]) -> Callable[Concatenate[str | None, P], None]:
        @st.fragment(run_every=_CLOCK)
        @functools.wraps(drawn)
        def run(territory: str | None, /, *args: P.args, **kwargs: P.kwargs) -> None:
            with refusals_said():
                person = visitor()
                greet(person)
                if roles is None or person.may(roles, territory):
                    _drawn(lambda: drawn(person, *args, **kwargs))
                else:
                    closed_door(person)

        return run

    return doored


def _drawn(draw: Callable[[], None]) -> None:
    """Draw; where the workshop of the page is gone meanwhile, the page says so once, and not each of its fragments."""
    try:
        draw()
    except UnknownWorkshop:
        context = get_script_run_ctx()
        if context is not None and context.fragment_ids_this_run:
            st.rerun()
        raise


def in_hand(drawn: Callable[[Remote | None], None]) -> Callable[[], None]:
    """Make a fragment for a phone that is a remote: which one it still is, if any, is asked anew at each run.

    It is a tool of the team, whose language it speaks.
    """

    @st.fragment(run_every=_CLOCK)
    @functools.wraps(drawn)
    def run() -> None:
        with refusals_said():
            speak(of_the_team())
            drawn(own())

    return run


__all__ = ["in_hand", "live"]
