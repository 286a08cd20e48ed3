"""The wall, readable at ten metres.

For: the whole room. Reads: the workshop, its step, its published version, the vote on the wall. Writes: nothing.
Then: it moves by itself; before «Révéler» it shows how many have answered (or voted), and no other figure.
"""

from datetime import UTC, datetime

import streamlit as st

from components.evaluation.question import question_wall
from components.evaluation.room import results
from components.pulse import pulse
from components.stage import stage
from components.votes.wall import vote_wall
from components.wall import over, wall
from components.workshops.told import told_wall
from db import clock as ends
from db import engine
from db.queries.evaluation import publications, questions
from db.queries.operations import content
from db.queries.votes import screens
from db.queries.workshops import programme, scenes, told, workshops
from domain.errors import NotAllowed
from domain.evaluation.reservoir import at_closing
from domain.operations.settings import Settings
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops.scene import What
from frame import readiness
from frame.live import live
from frame.screen import screen
from sentences.evaluation.figures import shown
from texts import say


@screen("projector", RUNS_WORKSHOPS, titled=False)
def projector(visitor: Visitor) -> None:
    """One workshop, named in the address."""
    chosen = st.query_params.get("workshop", "")
    with engine.current().reading() as connection:
        workshop = workshops.workshop(connection, chosen)
    if not visitor.may(RUNS_WORKSHOPS, workshop.territory):
        raise NotAllowed
    stage(key="projector_stage")
    _live(workshop.territory, chosen)


@live(RUNS_WORKSHOPS)
def _live(_: Visitor, workshop_id: str) -> None:
    pulse(f"workshop:{workshop_id}", key="projector_pulse")
    if readiness.on_wall(workshop_id):
        return
    ends.settle(engine.current(), now := datetime.now(UTC))
    with engine.current().reading() as connection:
        workshop = workshops.workshop(connection, workshop_id)
        themes, indicators = content.themes(connection), content.indicators(connection, room=True)
        version = publications.latest(connection, f"room:{workshop_id}", indicators)
        story = screens.on_wall(connection, workshop_id, Settings.from_environment().secret_key)
        step = programme.programme(connection, workshop_id).step
        scene = scenes.on_wall(connection, workshop, step)
        asked = questions.of_item(connection, workshop, scene.about) if scene.what is What.QUESTION else None
        said = told.told(connection, workshop_id, scene, step, now)
    address = f"{(st.context.url or '').rpartition('/')[0]}/participer?code={workshop.code}"
    if story is not None:
        vote_wall(story, workshop, address)
    elif asked is not None:
        question_wall(asked, workshop, address)
    elif said is not None:
        told_wall(said, workshop, address, now.date())
    elif scene.what is What.OVER:
        over(workshop, key="projector_wall")
    elif scene.what is What.THEMES:
        wall(workshop, address, count=None, layout="strip", key="projector_wall")
        results(shown(themes, indicators, version.figures), version, at_closing(workshop.counted_as, workshop.people))
    else:
        count = (workshop.answered, say("wall.people", n=workshop.answered))
        wall(workshop, address, count=count, key="projector_wall")


projector()
