"""«Rouvrir»: a panel of the console of a workshop that was closed a short while ago."""

from datetime import UTC, datetime

import streamlit as st

from components import notice
from components.buttons import Buttons
from components.pulse import pulse
from components.workshops.reopening import form
from db.queries.workshops import endings
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops import hours
from domain.workshops.ending import may_reopen, reopens_until
from domain.workshops.workshop import State, Workshop
from frame.act import act
from frame.live import live
from frame.workshops import console
from sentences.numbers import in_groups
from texts import say


def wanted(workshop: Workshop) -> bool:
    """Whether it has anything to say here: of a closed workshop, or to a press on the screen of one that was closed."""
    return workshop.state is State.CLOSED or Buttons[Workshop]("reopening").press is not None


@live(RUNS_WORKSHOPS)
def panel(_: Visitor, workshop_id: str) -> None:
    """As long as its closing may be undone; elsewhere nothing."""
    pulse(f"workshop:{workshop_id}", key="reopening_pulse", soon=False)
    workshop = console.standing(workshop_id).workshop
    until = reopens_until(workshop.closed_at, settled=workshop.final)
    buttons = Buttons[Workshop]("reopening")  # a press on an old screen is told what has become of it
    may = may_reopen(workshop.closed_at, datetime.now(UTC), settled=workshop.final)
    why = form(workshop, hours.here(until), buttons) if may and until else ""
    if press := buttons.press:
        why = why or st.session_state.get("reopening_why", "")
        with act(RUNS_WORKSHOPS, workshop.territory) as deed:
            code = endings.reopen(deed.connection, press.shown, why, deed.by)
        notice.leave(
            say("reopening.done") if code == workshop.code else say("reopening.new_code", code=in_groups(code))
        )
        st.rerun()
