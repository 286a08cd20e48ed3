"""The trajectory of a territory: told to everybody, declared by those who accompany it."""

from datetime import UTC, datetime

import streamlit as st

from components.buttons import Buttons
from components.cooperation.trajectory import Shown, declaring, shown
from db import engine
from db.queries.cooperation import trajectory
from db.queries.operations import content
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from frame.act import act


def panel(visitor: Visitor, here: str) -> None:
    """Nothing as long as nobody has declared anything, but for those who may."""
    today = datetime.now(UTC).date()
    with engine.current().reading() as connection:
        known = trajectory.of(connection, here)
        steps = content.reference(connection, "trajectory_steps")
        meaning = content.meanings(connection).get("trajectoire", "")
    names = {int(str(step.details["n"])): step.fr for step in steps}
    declares = visitor.may(RUNS_WORKSHOPS, here)
    if known.standing or declares:
        shown(known, names, today, meaning)
    if not declares:
        return
    buttons = Buttons[Shown](f"trajectory_{here}")
    said = declaring(known, names, today, buttons)
    if (press := buttons.press) is None:
        return
    request, number = press.shown
    with act(RUNS_WORKSHOPS, here) as deed:
        if press.act == "declare":
            trajectory.declare(deed.connection, here, said, number, deed.by, request)
        else:
            trajectory.take_back(deed.connection, here, number, deed.by)
    if press.act == "declare":
        buttons.done()  # the next one begins with empty fields
    st.rerun()
