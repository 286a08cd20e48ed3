"""One button of the console. The act that comes next is the only great one."""

import streamlit as st

from components.buttons import Buttons
from domain.workshops.acts import Act, WorkshopStanding

_ICONS = {
    Act.OPEN: "play_arrow",
    Act.REVEAL: "visibility",
    Act.UPDATE: "visibility",
    Act.TAKE_OFF: "visibility_off",
    Act.PUT_BACK: "visibility",
    Act.STEP_ON: "arrow_forward",
    Act.STEP_BACK: "arrow_back",
    Act.STEP_MORE: "more_time",
}
_KEYS = {Act.STEP_ON: "Right"}  # also what the button of a remote control types


def ask(
    act: Act, shown: WorkshopStanding, buttons: Buttons[WorkshopStanding], label: str, *, disabled: bool = False
) -> None:
    """Draw it, as wide as where it stands."""
    now = shown.programme.now
    seen = now.version if now is not None and act in {Act.STEP_ON, Act.STEP_BACK, Act.STEP_MORE} else None
    st.button(
        label,
        type="primary" if shown.next is act else "secondary",
        icon=f":material/{_ICONS[act]}:",
        width="stretch",
        shortcut=_KEYS.get(act),
        key=buttons.key(act, shown.workshop.id, shown, seen=seen),
        disabled=disabled,
    )
