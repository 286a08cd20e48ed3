"""What the wall of a workshop shows: one value, the same for whoever asks."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.errors import Refused
from domain.workshops.programme import TELLS_ANSWERS, Shows, Step
from domain.workshops.workshop import State


class WallChanged(Refused):
    """The wall does not show any more what it showed to whoever asks."""


class What(StrEnum):
    """The kinds of scenes.

    A step's title; how many answered, what they said, to one question too; a vote, its result; what was said aloud and
    captured; the end.
    """

    STEP = "step"
    COUNT = "count"
    THEMES = "themes"
    QUESTION = "question"
    VOTE = "vote"
    RESULT = "result"
    CAPTURE = "capture"
    OVER = "over"


class Capture(StrEnum):
    """What is said aloud and captured: what exists already; words, at three moments; the weather."""

    EXISTING = "existing"
    OPENING = "opening"
    FREE = "free"
    CLOSING = "closing"
    WEATHER = "weather"


# What a step shows under its title of what is captured.
CAPTURED = {
    Shows.EXISTING: Capture.EXISTING,
    Shows.OPENING: Capture.OPENING,
    Shows.CLOSING: Capture.CLOSING,
}


@dataclass(frozen=True)
class Scene:
    """``about``: the kind of the step, the id of the vote, the item of the question, what was captured; or nothing."""

    what: What
    about: str = ""


@dataclass(frozen=True)
class Put:
    """What was put on the wall by hand: a vote and whether its result may be seen, a question, a capture."""

    vote: str | None = None
    result: bool = False
    item: str | None = None
    capture: str | None = None


NOTHING = Put()


def scene(state: State, step: Step | None, *, answers: bool, put: Put = NOTHING) -> Scene:
    """What the wall shows now.

    Parameters
    ----------
    step : the one that is now; None for a workshop without a programme, or that is not open.
    answers : whether the wall may show what the room has answered (``domain.workshops.workshop.on_wall``).
    """
    if put.vote is not None:
        return Scene(What.RESULT if put.result else What.VOTE, put.vote)
    if state is State.CLOSED:
        return Scene(What.THEMES if answers else What.OVER)
    if put.item is not None and answers:
        return Scene(What.QUESTION, put.item)
    if put.capture is not None:
        return Scene(What.CAPTURE, put.capture)
    if step is not None and (step.shows not in TELLS_ANSWERS or (step.shows is Shows.RESULTS and not answers)):
        return Scene(What.STEP, step.kind)
    return Scene(What.THEMES if answers else What.COUNT)


@dataclass(frozen=True)
class PastScene:
    """A scene, from when, and until the next one: None for the one that is still there."""

    scene: Scene
    since: datetime
    until: datetime | None
