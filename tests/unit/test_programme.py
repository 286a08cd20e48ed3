"""The step that is now, its time, and the scene that the wall shows, by rule alone."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from domain.workshops.programme import Now, Pace, Programme, Shows, Step
from domain.workshops.scene import Put, Scene, What, scene
from domain.workshops.workshop import State

BEGAN = datetime(2026, 11, 28, 14, tzinfo=UTC)
STEPS = tuple(
    Step(position, kind, minutes, kind, "", shows=shows)
    for position, (kind, minutes, shows) in enumerate(
        (("accueil", 10, Shows.ANSWERS), ("cadre", 10, Shows.TITLE), ("questionnaire", 30, Shows.ANSWERS)), start=1
    )
)


def at(position: int, more: int = 0) -> Programme:
    return Programme(STEPS, Now(position, 3, BEGAN, more))


@pytest.mark.parametrize(
    ("gone", "more", "pace"),
    [
        (0, 0, Pace.FINE),
        (23, 0, Pace.FINE),
        (24, 0, Pace.NEAR),
        (29, 0, Pace.NEAR),
        (30, 0, Pace.OVER),
        (30, 10, Pace.FINE),
        (32, 10, Pace.NEAR),
        (40, 10, Pace.OVER),
        (600, 60, Pace.OVER),
    ],
)
def test_a_step_is_near_its_end_in_its_last_fifth(gone: int, more: int, pace: Pace) -> None:
    assert at(3, more).pace(BEGAN + timedelta(minutes=gone)) is pace
    assert at(3, more).ends == BEGAN + timedelta(minutes=30 + more)


def test_there_is_nothing_beyond_the_ends_and_nothing_before_the_opening() -> None:
    assert [at(position).beside(by) for position, by in ((3, 1), (1, -1))] == [None, None]
    assert [at(2).beside(by) for by in (1, -1)] == [STEPS[2], STEPS[0]]
    prepared = Programme(STEPS)
    assert (prepared.step, prepared.beside(1), prepared.ends, prepared.pace(BEGAN)) == (None, None, None, Pace.FINE)


@pytest.mark.parametrize("revealed", [True, False])
def test_the_wall_follows_the_step_unless_a_vote_was_put_on_it(revealed: bool) -> None:
    said = What.THEMES if revealed else What.COUNT
    follows = (Scene(said), Scene(What.STEP, "cadre"), Scene(said))
    for step, expected in zip(STEPS, follows, strict=True):
        assert scene(State.OPEN, step, answers=revealed) == expected
        assert scene(State.OPEN, step, answers=revealed, put=Put("two")) == Scene(What.VOTE, "two")
        assert scene(State.OPEN, step, answers=revealed, put=Put("one", result=True)) == Scene(What.RESULT, "one")
        asked = Scene(What.QUESTION, "voice") if revealed else expected
        assert scene(State.OPEN, step, answers=revealed, put=Put(item="voice")) == asked
    assert scene(State.OPEN, None, answers=revealed) == Scene(said)
    for there in (Put(), Put(item="voice")):
        over = Scene(What.THEMES if revealed else What.OVER)
        assert scene(State.CLOSED, STEPS[1], answers=revealed, put=there) == over


def test_before_the_reveal_no_scene_shows_a_figure() -> None:
    steps = (None, *STEPS)
    figures = {What.THEMES, What.QUESTION, What.RESULT}
    for state, step, there in product((State.PREPARED, State.OPEN), steps, (Put(), Put("v"), Put(item="i"))):
        assert scene(state, step, answers=False, put=there).what not in figures
