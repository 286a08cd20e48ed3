"""The trajectory of a territory: told to everybody, declared by those who accompany it."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from components.buttons import Buttons
from components.cooperation.trajectory import Shown, declaring, seen, shown
from db import engine
from db.queries.cooperation import restitution, trajectory
from domain.staff.roles import READS_THEMES, RUNS_WORKSHOPS, Visitor
from frame.act import act
from frame.cooperation import territories as places
from sentences.cooperation.restitution import perceived
from texts import say

STEP = "p18"  # the question that asks structures where they see the collective


def panel(visitor: Visitor, here: str) -> None:
    """Nothing as long as nobody has declared anything, but for those who may."""
    today = datetime.now(UTC).date()
    told = places.of(here)
    known, names = told.trajectory, told.steps
    declares = visitor.may(RUNS_WORKSHOPS, here)
    if known.standing or declares:
        shown(known, names, today, told.meaning)
    if visitor.may(READS_THEMES, here):
        _perceived(here, known.under_way)
    elif visitor.territories(READS_THEMES):  # what structures say together is their own territory's
        st.caption(say("trajectory.elsewhere"))
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


def _perceived(here: str, declared: Sequence[int]) -> None:
    """Under what is declared, what structures said last of the same, and how far apart they are: for the committee."""
    with engine.current().reading() as connection:
        found = restitution.last(connection, here)
    if found is None:
        return
    wave, invented, told = found
    for one in told.of(STEP):
        seen(perceived(one, declared), wave, invented=invented)
