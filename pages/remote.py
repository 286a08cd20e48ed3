"""A phone as a remote: on to the next step, back, five minutes more; and the word for whoever runs the room.

For: a phone that the console of a workshop admitted, without account. Reads: the programme and its step.
Writes: the step that is now, its minutes. Then: the console, the wall and the other remotes follow.
"""

from datetime import UTC, datetime

import streamlit as st

from components.buttons import Buttons
from components.pulse import pulse
from components.workshops import remote as drawn
from components.workshops.steps import Clock
from domain.staff.roles import Visitor
from domain.workshops import hours
from domain.workshops.acts import Act, WorkshopStanding
from domain.workshops.remotes import Remote
from frame.live import in_hand
from frame.registry import address
from frame.screen import screen
from frame.workshops import console
from frame.workshops import remote as phone


@screen("remote", None, titled=False)
def remote(_: Visitor) -> None:
    """Nothing but the remote, or the way to become one."""
    _hand()


@in_hand
def _hand(held: Remote | None) -> None:
    if held is None:
        drawn.enter(address("remote"), ended=bool(phone.token()))
        return
    pulse(f"workshop:{held.workshop}", key="remote_pulse")
    buttons = Buttons[WorkshopStanding]("remote")
    drawn.hand(held, console.standing(held.workshop), buttons, Clock(datetime.now(UTC), hours.here))
    if press := buttons.press:
        phone.press(Act(press.act), press.shown)
        st.rerun()


remote()
