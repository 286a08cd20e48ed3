"""The facilitator's console: where the workshop stands, and the one next step."""

from enum import StrEnum

import streamlit as st

from domain.disclosure import STEP
from domain.workshops import State, Workshop
from texts import say


class NextStep(StrEnum):
    """What the one primary button does."""

    OPEN = "open"
    REVEAL = "reveal"
    CLOSE = "close"


def console(workshop: Workshop, *, alone: bool) -> NextStep | None:
    """Draw it; the step that was just asked for, else None.

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
        return _asked(NextStep.OPEN, "play_arrow")
    if workshop.state is State.CLOSED:
        st.success(say("console.closed"), icon=":material/check_circle:")
        return None
    if not workshop.revealed:
        st.write(say("console.open", step=STEP))
        return _asked(NextStep.REVEAL, "visibility") or _close()
    st.write(say("console.revealed", step=STEP))
    return _close()


def _asked(step: NextStep, icon: str) -> NextStep | None:
    pressed = st.button(
        say(f"console.{step}_button"), type="primary", icon=f":material/{icon}:", width="stretch", key=f"console_{step}"
    )
    return step if pressed else None


def _close() -> NextStep | None:
    """Closing cannot be undone: it asks once more."""
    with st.popover(say("console.close_button"), icon=":material/stop_circle:", width="stretch", key="console_closing"):
        st.write(say("console.close_sure"))
        pressed = st.button(say("console.close_yes"), type="primary", key="console_close")
    return NextStep.CLOSE if pressed else None
