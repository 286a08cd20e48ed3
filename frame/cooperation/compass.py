"""The compass of a territory, for whoever reads its cooperation; the goals that a room keeps, on its console."""

import streamlit as st

from components.buttons import Buttons
from components.cooperation import compass as drawn
from components.prose import meaning
from components.pulse import pulse
from db import engine
from db.engine import Connection
from db.queries.cooperation import goals, restitution
from db.queries.operations import content
from domain.cooperation.compass import Goal, compass
from domain.evaluation.waves import Wave
from domain.operations.versions import Readings
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops.acts import Part, captures
from frame import due
from frame.act import act
from frame.live import live
from frame.unchanged import unchanged
from frame.workshops import console
from texts import say

_Goals = tuple[tuple[Goal, ...], tuple[str, ...]]  # all of them, and those that the room kept, by their ids
_goals = Readings[_Goals](64)  # by workshop


def panel(wave: Wave) -> None:
    """The seventeen goals, with what structures of this wave, workshops and themes say of each."""
    due.at_once()
    with engine.current().reading() as connection:
        before, told = restitution.latest(connection, wave.id)
        kept = goals.of_territory(connection, wave.territory, demonstration=wave.demonstration)
        known = compass(goals.all_(connection), told, kept, goals.themes(connection))
        themes = {one.id: one.fr for one in content.themes(connection)}
        help_ = meaning(content.meanings(connection), "odd")
    drawn.shown(known, themes, (before or wave.label) if told is not None else "", help_)


@live(RUNS_WORKSHOPS)
def choosing(_: Visitor, workshop_id: str) -> None:
    """At its step only: which goals the room keeps."""
    pulse(f"workshop:{workshop_id}", key="goals_pulse", soon=False)
    shown = console.standing(workshop_id)
    workshop = shown.workshop
    if not captures(Part.GOALS, workshop.state, shown.programme.step):
        return
    known, kept = unchanged(_goals, workshop_id, lambda connection: _shown(connection, workshop_id)).said
    buttons = Buttons[drawn.On]("goals")
    with st.container(border=True, key="goals"):
        st.subheader(say("compass.step"), anchor=False)
        drawn.choosing(workshop_id, known, kept, buttons)
    if press := buttons.press:
        with act(RUNS_WORKSHOPS, workshop.territory) as deed:
            goals.keep(deed.connection, workshop_id, drawn.chosen(press.shown), press.shown.kept, deed.by)
        st.rerun()


def _shown(connection: Connection, workshop: str) -> _Goals:
    return goals.all_(connection), goals.of(connection, workshop)
