"""Piste 1 and piste 2, for those who run workshops in a territory: a form that makes a workshop."""

from datetime import UTC, datetime

import streamlit as st

from components import notice
from components.buttons import Buttons
from components.cooperation import tracks as shown
from components.prose import prose
from db import engine
from db.queries.cooperation import tracks
from db.queries.evaluation import waves
from db.queries.operations import content
from db.queries.participation import questionnaires
from domain.cooperation.tracks import Approach
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops.workshop import WorkshopPlan
from frame.act import Deed, act
from texts import say

QUESTIONNAIRE = "q_resident"  # a workshop names one; these programmes do not ask it


def panel(visitor: Visitor, here: str) -> None:
    """Nothing for anybody else."""
    if not visitor.may(RUNS_WORKSHOPS, here):
        return
    with engine.current().reading() as connection:
        made, meanings = tracks.of_territory(connection, here), content.meanings(connection)
        open_ = [
            one for one in waves.waves(connection, frozenset({here})) if not one.demonstration and not one.closed_on
        ]
    buttons = Buttons[str](f"tracks_{here}")
    with st.expander(say("track.title"), icon=":material/alt_route:", key="tracks"):
        st.write(say("track.intro"))
        labels = [one.label for one in open_] or [say("plan.first_wave")]
        said, where = shown.form(datetime.now(UTC).date(), labels, meanings, buttons)
        shown.known(made)
    if buttons.press is None:
        return
    with act(RUNS_WORKSHOPS, here) as deed:
        workshop = _begin(deed, here, said, where, buttons.press.shown)
    buttons.done()
    notice.leave(say("track.done", subject=prose(said.subject)))
    st.switch_page("facilitate.py", query_params={"workshop": workshop})


def _begin(deed: Deed, here: str, said: Approach, where: shown.Where, request: str) -> str:
    kept = said.checked()
    wave = waves.begin(deed.connection, here, where.wave, by=deed.by)
    version = questionnaires.latest_version_id(deed.connection, QUESTIONNAIRE)
    title = say("track.workshop", track=say(f"track.{kept.track}"), subject=kept.subject)
    plan = WorkshopPlan(here, wave, version, title, where.place, where.day)
    return tracks.begin(deed.connection, kept, plan, deed.by, request)
