"""Piste 1 and piste 2, for those who run workshops in a territory: a form that makes a workshop."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import streamlit as st

from components import notice
from components.buttons import Buttons
from components.cooperation import tracks as shown
from components.prose import prose
from db.engine import Connection
from db.queries.cooperation import tracks
from db.queries.evaluation import waves
from db.queries.operations import content
from db.queries.participation import questionnaires
from domain.cooperation.tracks import Approach
from domain.operations.versions import Readings
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops.workshop import WorkshopPlan
from frame.act import Deed, act
from frame.offered import link
from frame.unchanged import unchanged
from texts import say

# What was made with the day of its workshop, meanings by id, the names of waves that are open.
_Here = tuple[tuple[tuple[Approach, date], ...], Mapping[str, str], tuple[str, ...]]
_here = Readings[_Here](64)  # by territory
QUESTIONNAIRE = "q_resident"  # a workshop names one; these programmes do not ask it


def panel(visitor: Visitor, here: str) -> None:
    """Nothing for anybody else."""
    if not visitor.may(RUNS_WORKSHOPS, here):
        return
    made, meanings, open_ = unchanged(_here, here, lambda connection: _of(connection, here)).said
    buttons = Buttons[str](f"tracks_{here}")
    with st.expander(say("track.title"), icon=":material/alt_route:", key="tracks"):
        st.write(say("track.intro"))
        labels = [*open_] or [say("plan.first_wave")]
        said, where = shown.form(datetime.now(UTC).date(), labels, meanings, buttons)
        shown.known(made)
    if buttons.press is None:
        return
    with act(RUNS_WORKSHOPS, here) as deed:
        workshop = _begin(deed, here, said, where, buttons.press.shown)
    buttons.done()
    notice.leave(say("track.done", subject=prose(said.subject)))
    st.switch_page(link("facilitate"), query_params={"workshop": workshop})


def _of(connection: Connection, here: str) -> _Here:
    known = waves.waves(connection, frozenset({here}))
    open_ = tuple(one.label for one in known if not one.demonstration and not one.closed_on)
    return tracks.of_territory(connection, here), content.meanings(connection), open_


def _begin(deed: Deed, here: str, said: Approach, where: shown.Where, request: str) -> str:
    kept = said.checked()
    wave = waves.begin(deed.connection, here, where.wave, by=deed.by)
    version = questionnaires.latest_version_id(deed.connection, QUESTIONNAIRE)
    title = say("track.workshop", track=say(f"track.{kept.track}"), subject=kept.subject)
    plan = WorkshopPlan(here, wave, version, title, where.place, where.day)
    return tracks.begin(deed.connection, kept, plan, deed.by, request)
