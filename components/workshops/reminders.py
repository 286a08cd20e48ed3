"""What has to be asked about, one line each: who, what, since when, and the way to tell it at once."""

from collections.abc import Sequence

import streamlit as st

from components.buttons import Buttons
from components.prose import inert, prose
from components.workshops.decisions import Said, follow
from domain.workshops.decisions import Decision
from domain.workshops.reminders import Reminder, ReminderReason
from sentences.workshops.reminders import when
from texts import say

ICONS = {ReminderReason.LATE: "schedule", ReminderReason.DUE: "event", ReminderReason.REVIEW: "forum"}
REMIND = "remind"


def reminding(shown: Sequence[Reminder], buttons: Buttons[Decision]) -> dict[str, Said]:
    """The list, nothing if it is empty; what is told in it for now, by decision."""
    if not shown:
        return {}
    with st.container(border=True, key="reminders"):
        st.subheader(f":material/notifications: {say('reminder.title')}", anchor=False)
        st.caption(say("reminder.for_team"))
        return {one.decision.id: _line(one, buttons) for one in shown}


def _line(one: Reminder, buttons: Buttons[Decision]) -> Said:
    """Who and what; under it why, and the way to tell: side by side, or one under the other where that is narrow."""
    decision, late = one.decision, one.why is ReminderReason.LATE
    st.markdown(f"**{prose(decision.promise.owner)}** · {prose(decision.promise.text)}")
    with st.container(horizontal=True, vertical_alignment="center", key=f"reminder_{decision.id}"):
        st.badge(inert(when(one)), icon=f":material/{ICONS[one.why]}:", color="green" if late else "gray")
        if decision.demonstration:
            st.badge(say("demonstration"), icon=":material/science:", color="gray")
        return follow(decision, buttons, REMIND)
