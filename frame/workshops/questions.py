"""Putting a question on the wall from the console: a panel behind a door of its own."""

import streamlit as st

from components.buttons import Buttons
from components.evaluation.question import Wish, choose
from components.pulse import pulse
from db.queries.evaluation import questions as answers
from db.queries.workshops import questions
from domain.evaluation.questions import Asked
from domain.operations.versions import Readings
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops.workshop import State, Workshop
from frame.act import act
from frame.live import live
from frame.unchanged import unchanged
from frame.workshops import console

_asked = Readings[tuple[Asked, ...]](64)  # by workshop


def asked(workshop: Workshop) -> tuple[Asked, ...]:
    """The questions of which its room may see something now."""
    return unchanged(_asked, workshop.id, lambda connection: answers.shown(connection, workshop)).said


@live(RUNS_WORKSHOPS)
def panel(_: Visitor, workshop_id: str) -> None:
    """In an open workshop whose answers the wall may show; elsewhere nothing."""
    pulse(f"workshop:{workshop_id}", key="questions_pulse", soon=False)
    shown = console.standing(workshop_id)
    workshop = shown.workshop
    if workshop.state is not State.OPEN or not workshop.on_wall:
        return
    buttons = Buttons[Wish]("questions")
    choose(asked(workshop), workshop, shown.scene, buttons)
    if press := buttons.press:
        item, seen = press.shown
        with act(RUNS_WORKSHOPS, workshop.territory) as deed:
            if press.act == "show":
                questions.show(deed.connection, workshop_id, item, seen, deed.by)
            else:
                questions.take_off(deed.connection, workshop_id, seen, deed.by)
        st.rerun()
