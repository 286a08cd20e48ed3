"""The facilitator's console: where the workshop stands, and the one next step."""

from enum import StrEnum

import streamlit as st

from components.buttons import Buttons
from domain.evaluation.reservoir import at_closing
from domain.workshops.workshop import State, Workshop
from sentences.numbers import in_groups
from texts import say, whole


class NextStep(StrEnum):
    """What the buttons do."""

    OPEN = "open"
    REVEAL = "reveal"
    UPDATE = "update"
    CLOSE = "close"


def console(workshop: Workshop, buttons: Buttons[Workshop], *, alone: bool, lacking: int) -> None:
    """Draw it, with the buttons of what comes next.

    ``lacking``: how many answers are still needed before anything may be published.
    ``alone``: this screen was opened by an address that only this machine understands; tablets could not follow.
    """
    if alone and workshop.state is not State.CLOSED:
        st.info(say("console.alone"), icon=":material/wifi_off:")
    left, right = st.columns(2, vertical_alignment="center")
    left.metric(say("console.code"), in_groups(workshop.code), border=True)
    right.metric(say("console.answered"), whole(workshop.answered), border=True)
    st.link_button(
        say("console.project"), f"/projeter?workshop={workshop.id}", icon=":material/present_to_all:", width="stretch"
    )
    if workshop.state is State.PREPARED:
        st.write(say("console.before"))
        _ask(NextStep.OPEN, "play_arrow", workshop, buttons)
    elif workshop.state is State.CLOSED:
        st.success(say("console.closed"), icon=":material/check_circle:")
    else:
        _publishing(workshop, buttons, lacking)
        _close(workshop, buttons)


def _publishing(workshop: Workshop, buttons: Buttons[Workshop], lacking: int) -> None:
    """What the wall shows, and the one button that shows more, once enough people wait."""
    st.write(say("console.revealed") if workshop.revealed else say("console.open"))
    if lacking:
        st.write(say("console.lacking", n=lacking))
    if lacking and not workshop.revealed:
        st.caption(say("console.at_closing", step=at_closing(workshop.counted_as, workshop.people)))
    step = NextStep.UPDATE if workshop.revealed else NextStep.REVEAL
    _ask(step, "visibility", workshop, buttons, disabled=lacking > 0)


def _ask(step: NextStep, icon: str, workshop: Workshop, buttons: Buttons[Workshop], *, disabled: bool = False) -> None:
    st.button(
        say(f"console.{step}_button"),
        type="primary",
        icon=f":material/{icon}:",
        width="stretch",
        key=buttons.key(step, workshop.id, workshop),
        disabled=disabled,
    )


def _close(workshop: Workshop, buttons: Buttons[Workshop]) -> None:
    """Closing cannot be undone: it asks once more."""
    asking = f"closing_{workshop.id}"
    with st.popover(say("console.close_button"), icon=":material/stop_circle:", width="stretch", key=asking):
        st.write(say("console.close_sure"))
        key = buttons.key(NextStep.CLOSE, workshop.id, workshop)
        st.button(say("console.close_yes"), type="primary", key=key)
