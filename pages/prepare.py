"""Prepare a workshop in ten minutes.

For: facilitators and coordinators, in their territories. Reads: territories, waves, questionnaires, the programme.
Writes: one workshop, with its steps and its code. Then: «Animer», where it is.
"""

from datetime import UTC, datetime

import streamlit as st

from components import notice
from components.buttons import Buttons
from components.prose import prose
from components.workshops.plan import Choice, plan
from db import engine
from db.queries.evaluation import waves
from db.queries.operations import content
from db.queries.participation import composition, questionnaires
from db.queries.workshops import workshops
from domain.staff.roles import EVERYWHERE, RUNS_WORKSHOPS, Visitor
from domain.workshops.workshop import WorkshopPlan
from frame.act import act
from frame.screen import screen
from texts import say

ASKED_IN_ROOMS = {"habitant", "tous"}  # audiences; partners answer at their desk


@screen("prepare", RUNS_WORKSHOPS)
def prepare(visitor: Visitor) -> None:
    """The form, then the workshop itself."""
    st.write(say("prepare.intro"))
    st.page_link("recordings.py", label=say("prepare.recordings"), icon=":material/mic:")
    mine = visitor.territories(RUNS_WORKSHOPS)
    with engine.current().reading() as connection:
        places = {
            place.id: place.name for place in content.territories(connection) if EVERYWHERE in mine or place.id in mine
        }
        known = waves.waves(connection, frozenset(places))
        read = content.indicators(connection, room=True)
        offered = [each for each in questionnaires.all_questionnaires(connection) if each.audience in ASKED_IN_ROOMS]
    labels = {
        place: [wave.label for wave in known if wave.territory == place and not wave.demonstration] for place in places
    }
    buttons = Buttons[str]("prepare")
    send = buttons.key("prepare", buttons.new, buttons.new)
    choice = plan(places, labels, offered, read, today=datetime.now(UTC).date(), send=send)
    if buttons.press is not None:
        made = _write(choice, buttons.press.shown)
        buttons.done()
        notice.leave(say("prepare.done", title=prose(choice.title)))
        st.switch_page("facilitate.py", query_params={"workshop": made})


def _write(choice: Choice, request: str) -> str:
    with act(RUNS_WORKSHOPS, choice.territory) as deed:
        connection = deed.connection
        programme = content.reference(connection, "programme")
        wave = waves.begin(connection, choice.territory, choice.wave, by=deed.by.staff, now=deed.now)
        modules = [module.version_id for module in choice.modules]
        version = composition.compose(connection, choice.questionnaire.version_id, modules)
        named = [(step.id, step.details[choice.programme]) for step in programme]
        steps = tuple((step, int(str(minutes))) for step, minutes in named if minutes)
        planned = WorkshopPlan(choice.territory, wave, version, choice.title, choice.place, choice.day, steps)
        return workshops.prepare(connection, planned, by=deed.by.staff, now=deed.now, request=request)


prepare()
