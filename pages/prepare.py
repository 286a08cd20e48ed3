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
    if choice is not None and visitor.may(RUNS_WORKSHOPS, choice.territory):
        planned = tuple(
            (step.id, int(str(step.details[choice.programme]))) for step in steps if step.details[choice.programme]
        )
        _write(choice, planned, visitor)
        st.session_state["prepared"] = choice.title
        st.rerun()


def _write(choice: Choice, steps: tuple[tuple[str, int], ...], visitor: Visitor) -> None:
    with engine.current().transaction() as connection:
        wave = waves.add(connection, choice.territory, choice.wave)
        version = composed.compose(
            connection, choice.questionnaire.version_id, [module.version_id for module in choice.modules]
        )
        planned = workshops.Plan(choice.territory, wave, version, choice.title, choice.place, choice.day, steps)
        workshops.prepare(connection, planned, by=visitor.staff_id, now=datetime.now(UTC))


prepare()
