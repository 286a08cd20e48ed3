"""What the room says of what became of former decisions, on the console: a panel behind a door of its own."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import streamlit as st

from components.buttons import Buttons
from components.pulse import pulse
from components.workshops.judging import Shown
from components.workshops.judging import judging as fields
from db.engine import Connection
from db.queries.workshops import decisions, judging
from domain.operations.versions import Readings
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops.acts import Part, captures
from domain.workshops.decisions import Decision
from domain.workshops.judging import Judgement
from frame.act import act
from frame.live import live
from frame.unchanged import unchanged
from frame.workshops import console

_Former = tuple[tuple[Decision, ...], Mapping[str, Judgement]]  # what is told, and what was said of it here
_former = Readings[_Former](64)  # by workshop and day


@live(RUNS_WORKSHOPS)
def panel(_: Visitor, workshop_id: str) -> None:
    """At the step that tells former decisions, and where there is no programme; elsewhere, or of none, nothing."""
    pulse(f"workshop:{workshop_id}", key="judging_pulse", soon=False)
    today = datetime.now(UTC).date()
    shown = console.standing(workshop_id)
    workshop = shown.workshop
    if not captures(Part.SINCE, workshop.state, shown.programme.step):
        return
    thing = workshop_id, today  # what is late is late by the day
    told, judged = unchanged(_former, thing, lambda connection: _shown(connection, workshop_id, today)).said
    if not told:
        return
    buttons = Buttons[Shown]("judging")
    hands = fields(workshop_id, told, judged, today, buttons)
    if (press := buttons.press) and press.shown[0] in hands:
        decision, seen = press.shown
        with act(RUNS_WORKSHOPS, workshop.territory) as deed:
            judging.record(deed.connection, workshop_id, decision, hands[decision], seen, deed.by)
        st.rerun()


def _shown(connection: Connection, workshop: str, today: date) -> _Former:
    return decisions.since(connection, workshop, today), judging.of(connection, workshop)
