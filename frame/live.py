"""``@live``: the door of everything that moves by itself, or is clicked without the whole page running.

A fragment runs alone: neither the menu nor ``@screen`` is asked, and its errors pass both by (measured: a revoked
facilitator opened, revealed and closed a workshop). So whoever is here is asked anew, each time, before it draws.
"""

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec

import streamlit as st

from domain.staff.roles import Role, Visitor
from frame.told import closed_door, told
from frame.tongue import tongue
from frame.visitor import visitor
from texts import speak

P = ParamSpec("P")


def live(
    roles: frozenset[Role],
) -> Callable[[Callable[Concatenate[Visitor, P], None]], Callable[Concatenate[str | None, P], None]]:
    """Make a fragment that is drawn for ``roles`` only, in the territory that the page names first when it calls it.

    The function decorated receives the visitor of this very run; whoever may not see it any more meets the closed
    door, and what was drawn before goes away.
    """

    def doored(drawn: Callable[Concatenate[Visitor, P], None]) -> Callable[Concatenate[str | None, P], None]:
        @st.fragment
        @functools.wraps(drawn)
        def run(territory: str | None, /, *args: P.args, **kwargs: P.kwargs) -> None:
            with told():
                person = visitor()
                speak(tongue(person))
                if person.may(roles, territory):
                    drawn(person, *args, **kwargs)
                else:
                    closed_door(person)

        return run

    return doored


__all__ = ["live"]
