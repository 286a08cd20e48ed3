"""Closing a workshop, on its console: it can be undone for half an hour only, so it asks once more."""

import streamlit as st

from components.buttons import Buttons
from domain.workshops.acts import Act, WorkshopStanding
from domain.workshops.workshop import State
from texts import say


def closing(shown: WorkshopStanding, buttons: Buttons[WorkshopStanding]) -> None:
    """Draw it, with what would stay undone."""
    asking = f"closing_{shown.workshop.id}"
    kind = "primary" if shown.next is Act.CLOSE else "secondary"
    label, icon = say("console.close_button"), ":material/stop_circle:"
    with st.popover(label, icon=icon, width="stretch", key=asking, type=kind):  # type: ignore[arg-type]
        st.write(say("console.close_sure"))
        if State.PREPARED in shown.votes:
            st.warning(say("console.close_votes"), icon=":material/how_to_vote:")
        if State.OPEN in shown.votes:  # pressed all the same, it leads there
            st.info(say("error.VoteStillOpen"), icon=":material/how_to_vote:")
        key = buttons.key(Act.CLOSE, shown.workshop.id, shown)
        st.button(say("console.close_yes"), type="primary", key=key)
