"""The facilitator's console: where the workshop stands, and the one next step."""

from enum import StrEnum

import streamlit as st

from components.buttons import Buttons
from domain.disclosure import STEP
from domain.workshops import State, Workshop
from texts import say


class NextStep(StrEnum):
    """What the buttons do."""

    OPEN = "open"
    REVEAL = "reveal"
    CLOSE = "close"


def console(workshop: Workshop, buttons: Buttons[Workshop], *, alone: bool) -> None:
    """Draw it, with the buttons of what comes next.

    ``alone``: this screen was opened by an address that only this machine understands; tablets could not follow.
    """
    if alone and workshop.state is not State.CLOSED:
        st.info(say("console.alone"), icon=":material/wifi_off:")
    left, right = st.columns(2, vertical_alignment="center")
    left.metric(say("console.code"), f"{workshop.code[:3]} {workshop.code[3:]}", border=True)
    right.metric(say("console.answered"), workshop.answered, border=True)
    st.link_button(
        say("console.project"), f"/projeter?workshop={workshop.id}", icon=":material/present_to_all:", width="stretch"
    )
    if workshop.state is State.PREPARED:
        st.write(say("console.before"))
        _ask(NextStep.OPEN, "play_arrow", workshop, buttons)
    elif workshop.state is State.CLOSED:
        st.success(say("console.closed"), icon=":material/check_circle:")
    elif not workshop.revealed:
        st.write(say("console.open", step=STEP))
        _ask(NextStep.REVEAL, "visibility", workshop, buttons)
        _close(workshop, buttons)
    else:
        st.write(say("console.revealed", step=STEP))
        _close(workshop, buttons)


def _ask(step: NextStep, icon: str, workshop: Workshop, buttons: Buttons[Workshop]) -> None:
    st.button(
        say(f"console.{step}_button"),
        type="primary",
        icon=f":material/{icon}:",
        width="stretch",
        key=buttons.key(step, workshop.id, workshop),
    )


def _close(workshop: Workshop, buttons: Buttons[Workshop]) -> None:
    """Closing cannot be undone: it asks once more."""
    asking = f"closing_{workshop.id}"
    with st.popover(say("console.close_button"), icon=":material/stop_circle:", width="stretch", key=asking):
        st.write(say("console.close_sure"))
        key = buttons.key(NextStep.CLOSE, workshop.id, workshop)
        st.button(say("console.close_yes"), type="primary", key=key)
