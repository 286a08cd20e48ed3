"""What the wall shows now: the vote, the question, what was kept or what is counted; it moves by itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from components.evaluation.question import question_wall
from components.evaluation.room import Picture, pictured, results
from components.pulse import pulse
from components.votes.wall import vote_wall
from components.wall import elsewhere, over, wall
from components.wall.square import square
from components.workshops.caption import caption_wall
from db import engine
from db.engine import Connection
from db.queries.evaluation import publications, questions
from db.queries.operations import content
from db.queries.votes import screens
from db.queries.workshops import asking, caption, programme, readiness, scenes, workshops
from domain.evaluation.disclosure import Version
from domain.evaluation.questions import Asked
from domain.evaluation.reservoir import at_closing
from domain.operations.settings import Settings
from domain.operations.versions import Reading, Readings, Versions
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.votes.story import Story
from domain.workshops.caption import Caption
from domain.workshops.readiness import Square
from domain.workshops.scene import Scene, What
from domain.workshops.workshop import Workshop
from frame import address, due
from frame.live import live
from frame.unchanged import unchanged
from sentences.evaluation.figures import Shown, shown
from texts import say


@dataclass(frozen=True)
class _Wall:
    """A workshop, the square of a test that was put on its wall, and, by its scene, one of those that follow."""

    workshop: Workshop
    tried: Square | None
    scene: Scene
    story: Story | None = None
    asked: Asked | None = None
    said: Caption | None = None
    version: Version | None = None
    rows: Sequence[Shown] = ()

    @property
    def says_how_many(self) -> bool:
        """Whether it shows nothing but how many have finished."""
        known = (self.story, self.asked, self.said, self.version)
        return self.scene.what is not What.OVER and not any(one is not None for one in known)


KEPT = 64
_walls, _pictures = Readings[_Wall](KEPT), Versions[Picture](KEPT)


def workshop(workshop_id: str) -> Workshop:
    """The one whose wall it is. Raises ``UnknownWorkshop``."""
    return _at(workshop_id, datetime.now(UTC)).said.workshop


@live(RUNS_WORKSHOPS)
def scene(_: Visitor, workshop_id: str) -> None:
    """Of one workshop: one scene, and before «Révéler» no figure but how many have finished.

    A scene that shows no count is drawn by no answer: what is revealed next would wait for that. What fails before it
    is known hears the workshop, at least.
    """
    topics, ballots = [f"workshop:{workshop_id}"], False
    try:
        due.keep_up()
        now = datetime.now(UTC)
        read = _at(workshop_id, now)
        here, tried = _voted(read.said), _number(read.said.tried, now)
        instead = tried is not None or here.workshop.elsewhere
        topics += [f"answered:{workshop_id}"] if here.says_how_many and not instead else []
        # A call of the roll comes when the test is over.
        ballots = tried is not None or (here.story is not None and not instead)
    finally:
        pulse(*topics, key="wall_pulse", soon=ballots)
    if instead:
        _instead(tried, here.workshop)
    else:
        _scene(here, read.number, now)


def _at(workshop_id: str, now: datetime) -> Reading[_Wall]:
    """Nothing of an urn is kept. Of the clock, only the day says what a wall shows; and how old a square is."""
    return unchanged(_walls, (workshop_id, now.date()), lambda connection: _of(connection, workshop_id, now))


def _of(connection: Connection, workshop_id: str, now: datetime) -> _Wall:
    workshop = asking.with_finished(connection, workshops.workshop(connection, workshop_id))
    step = programme.programme(connection, workshop_id).step
    scene = scenes.on_wall(connection, workshop, step)
    here = _Wall(workshop, readiness.hung(connection, workshop_id), scene)
    if scene.what is What.RESULT:
        return replace(here, story=screens.story(connection, scene.about))
    if scene.what is What.QUESTION:
        return replace(here, asked=questions.of_item(connection, workshop, scene.about))
    if scene.what is What.THEMES:
        version, rows = _figures(connection, workshop_id)
        return replace(here, version=version, rows=rows)
    return replace(here, said=caption.under(connection, workshop_id, scene, step, now))


def _voted(here: _Wall) -> _Wall:
    """With the vote that waits for its result: who has voted is asked at each run."""
    if here.scene.what is not What.VOTE or here.workshop.elsewhere:
        return here
    with engine.current().reading() as connection:
        story = screens.on_wall(connection, here.workshop.id, Settings.from_environment().secret_key)
    return replace(here, story=story)


def _number(tried: Square | None, now: datetime) -> int | None:
    return None if tried is None else tried.shown(now)


def _scene(here: _Wall, number: int, now: datetime) -> None:
    """``number``: of the reading, for which its picture is kept."""
    workshop, way_in = here.workshop, address.way_in(here.workshop.code)
    if here.story is not None:
        vote_wall(here.story, workshop, way_in)
    elif here.asked is not None:
        question_wall(here.asked, workshop, way_in)
    elif here.said is not None:
        caption_wall(here.said, workshop, way_in, now.date())
    elif here.scene.what is What.OVER:
        over(workshop, key="wall_join")
    elif here.version is not None:
        wall(workshop, way_in, count=None, layout="strip", key="wall_join")
        results(_pictures.of(number, lambda: _picture(here)))
    else:
        count = (workshop.finished, say("wall.people", n=workshop.finished))
        wall(workshop, way_in, count=count, key="wall_join")


def _picture(here: _Wall) -> Picture:
    assert here.version is not None
    return pictured(here.rows, here.version, at_closing(here.workshop.counted_as, here.workshop.people))


def _figures(connection: Connection, workshop_id: str) -> tuple[Version, Sequence[Shown]]:
    """The version of the room that was published last, and what may be shown of it, theme by theme."""
    indicators = content.indicators(connection, room=True)
    version = publications.latest(connection, f"room:{workshop_id}", indicators)
    return version, shown(content.themes(connection), indicators, version.figures)


def _instead(tried: int | None, workshop: Workshop) -> None:
    """The square of a test; or that the workshop is held on another computer."""
    if tried is not None:
        square(tried, key="wall_square")
    else:
        elsewhere(workshop, key="wall_join")
