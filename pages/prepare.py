"""Prepare a workshop in ten minutes.

For: facilitators and coordinators, in their territories. Reads: territories, waves, questionnaires, the programme.
Writes: one workshop, with its steps and its code. Then: «Animer».
"""

from datetime import UTC, datetime

import streamlit as st

from components.plan import Choice, plan
from db import engine
from db.queries import composed, content, questionnaires, waves, workshops
from domain.roles import EVERYWHERE, RUNS_WORKSHOPS, Visitor
from frame.act import act
from frame.screen import screen
from texts import say

ASKED_IN_ROOMS = {"habitant", "tous"}  # audiences; partners answer at their desk


@screen("prepare", RUNS_WORKSHOPS)
def prepare(visitor: Visitor) -> None:
    """The form, then where to go next."""
    if done := st.session_state.get("prepared"):
        st.success(say("prepare.done", title=done), icon=":material/check_circle:")
        st.page_link("facilitate.py", label=say("prepare.next"), icon=":material/campaign:")
    st.write(say("prepare.intro"))
    mine = visitor.territories(RUNS_WORKSHOPS)
    with engine.current().reading() as connection:
        places = {
            place.id: place.name for place in content.territories(connection) if EVERYWHERE in mine or place.id in mine
        }
        known = waves.waves(connection, frozenset(places))
        offered = [each for each in questionnaires.all_questionnaires(connection) if each.audience in ASKED_IN_ROOMS]
        steps = content.reference(connection, "programme")
    labels = {
        place: [wave.label for wave in known if wave.territory == place and not wave.demonstration] for place in places
    }
    choice = plan(places, labels, offered, today=datetime.now(UTC).date())
    if choice is not None:
        planned = tuple(
            (step.id, int(str(step.details[choice.programme]))) for step in steps if step.details[choice.programme]
        )
        _write(choice, planned)
        st.session_state["prepared"] = choice.title
        st.rerun()


def _write(choice: Choice, steps: tuple[tuple[str, int], ...]) -> None:
    with act(RUNS_WORKSHOPS, choice.territory) as deed:
        wave = waves.add(deed.connection, choice.territory, choice.wave)
        version = composed.compose(
            deed.connection, choice.questionnaire.version_id, [module.version_id for module in choice.modules]
        )
        planned = workshops.Plan(choice.territory, wave, version, choice.title, choice.place, choice.day, steps)
        workshops.prepare(deed.connection, planned, by=deed.by.staff, now=deed.now)


prepare()
