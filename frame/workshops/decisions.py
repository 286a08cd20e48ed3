"""Writing down decisions on the console: a panel behind a door of its own."""

from collections.abc import Mapping

import streamlit as st

from components.buttons import Buttons
from components.pulse import pulse
from components.workshops.decisions import form
from db.queries.workshops import decisions, links
from domain.operations.versions import Readings
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops.acts import decides
from domain.workshops.decisions import Decision
from domain.workshops.links import Link
from domain.workshops.workshop import State
from frame.act import act
from frame.live import live
from frame.unchanged import unchanged
from frame.votes import known
from frame.workshops import console
from sentences.votes.names import asked_again

_made = Readings[tuple[Decision, ...]](64)  # by workshop
_linked = Readings[Mapping[Link, Mapping[str, str]]](64)  # by territory


@live(RUNS_WORKSHOPS)
def panel(_: Visitor, workshop_id: str) -> None:
    """At the step of decisions, and where there is no programme; elsewhere nothing."""
    pulse(f"workshop:{workshop_id}", key="decisions_pulse", soon=False)
    shown = console.standing(workshop_id)
    workshop = shown.workshop
    if not decides(workshop.state, shown.programme.step):
        return
    made = unchanged(_made, workshop_id, lambda connection: decisions.of(connection, workshop_id)).said
    linked = unchanged(_linked, workshop.territory, lambda connection: links.among(connection, workshop.territory)).said
    closed = {one.id: asked_again(one) for one in known.votes(workshop_id, State.CLOSED)}
    buttons = Buttons[str](f"decisions_{workshop_id}")
    promise = form(made, closed, linked, workshop.day, buttons)
    if press := buttons.press:
        with act(RUNS_WORKSHOPS, workshop.territory) as deed:
            if press.act == "decide":
                decisions.decide(deed.connection, workshop_id, promise, deed.by, press.shown)
            else:
                decisions.remove(deed.connection, workshop_id, press.shown, deed.by)
        if press.act == "decide":
            buttons.done()  # the next one begins with empty fields
        st.rerun()
