"""What the wall shows now: the vote, the question, what was kept or what is counted; it moves by itself."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

from components.evaluation.question import question_wall
from components.evaluation.room import results
from components.pulse import pulse
from components.votes.wall import vote_wall
from components.wall import elsewhere, over, wall
from components.wall.square import square
from components.workshops.caption import caption_wall
from db import clock as ends
from db import engine
from db.engine import Connection
from db.queries.evaluation import publications, questions
from db.queries.operations import content
from db.queries.votes import screens
from db.queries.workshops import asking, caption, programme, readiness, scenes, workshops
from domain.evaluation.disclosure import Version
from domain.evaluation.reservoir import at_closing
from domain.operations.settings import Settings
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops.scene import What
from domain.workshops.workshop import Workshop
from frame import address
from frame.live import live
from sentences.evaluation.figures import Shown, shown
from texts import say


@dataclass
class _Ear:
    """What of its room a scene must hear beside what is shown to everybody: who ends answering, who votes."""

    answers: bool = False
    ballots: bool = False


@live(RUNS_WORKSHOPS)
def scene(_: Visitor, workshop_id: str) -> None:
    """Of one workshop: one scene, and before «Révéler» no figure but how many have answered."""
    with _hearing(workshop_id) as ear:
        _scene(workshop_id, ear, datetime.now(UTC))


@contextmanager
def _hearing(workshop_id: str) -> Iterator[_Ear]:
    """A scene that shows no count is drawn by no answer: what is revealed next would wait for that."""
    place, ear = st.container(), _Ear()
    try:
        yield ear
    finally:
        topics = [f"{each}:{workshop_id}" for each in ("workshop", *["answered"] * ear.answers)]
        with place:
            pulse(*topics, key="projector_pulse", soon=ear.ballots)


def _scene(workshop_id: str, ear: _Ear, now: datetime) -> None:
    ends.keep_up(engine.current(), now)
    with engine.current().reading() as connection:
        tried, workshop = readiness.square(connection, workshop_id, now), workshops.workshop(connection, workshop_id)
        ear.ballots = tried is not None  # a call of the roll comes when the test is over
        if tried is not None or workshop.elsewhere:
            _instead(tried, workshop)
            return
        workshop = asking.with_answered(connection, workshop)
        story = screens.on_wall(connection, workshop_id, Settings.from_environment().secret_key)
        step = programme.programme(connection, workshop_id).step
        scene = scenes.on_wall(connection, workshop, step)
        asked = questions.of_item(connection, workshop, scene.about) if scene.what is What.QUESTION else None
        said = caption.under(connection, workshop_id, scene, step, now)
        version, rows = _figures(connection, workshop_id) if scene.what is What.THEMES else (None, ())
    way_in = address.way_in(workshop.code)
    ear.ballots = story is not None
    if story is not None:
        vote_wall(story, workshop, way_in)
    elif asked is not None:
        question_wall(asked, workshop, way_in)
    elif said is not None:
        caption_wall(said, workshop, way_in, now.date())
    elif scene.what is What.OVER:
        over(workshop, key="projector_wall")
    elif version is not None:
        wall(workshop, way_in, count=None, layout="strip", key="projector_wall")
        results(rows, version, at_closing(workshop.counted_as, workshop.people))
    else:
        ear.answers = True
        count = (workshop.answered, say("wall.people", n=workshop.answered))
        wall(workshop, way_in, count=count, key="projector_wall")


def _figures(connection: Connection, workshop_id: str) -> tuple[Version, Sequence[Shown]]:
    """The version of the room that was published last, and what may be shown of it, theme by theme."""
    indicators = content.indicators(connection, room=True)
    version = publications.latest(connection, f"room:{workshop_id}", indicators)
    return version, shown(content.themes(connection), indicators, version.figures)


def _instead(tried: int | None, workshop: Workshop) -> None:
    """The square of a test; or that the workshop is held on another computer."""
    if tried is not None:
        square(tried, key="projector_square")
    else:
        elsewhere(workshop, key="projector_wall")
