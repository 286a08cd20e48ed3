"""What the wall of a workshop shows: one value, the same for whoever asks."""

from dataclasses import dataclass
from enum import StrEnum

from domain.errors import Refused
from domain.workshops.programme import Shows, Step
from domain.workshops.workshop import State


class WallChanged(Refused):
    """The wall does not show any more what it showed to whoever asks."""


class What(StrEnum):
    """The kinds of scenes.

    A step's title; how many answered, what they said, to one question too; a vote, its result; the end.
    """

    STEP = "step"
    COUNT = "count"
    THEMES = "themes"
    QUESTION = "question"
    VOTE = "vote"
    RESULT = "result"
    OVER = "over"


@dataclass(frozen=True)
class Scene:
    """``about``: the kind of the step, or the id of the vote, the item of the question; nothing for the others."""

    what: What
    about: str = ""


@dataclass(frozen=True)
class Put:
    """What was put on the wall by hand: a vote and whether its result may be seen, or the item of a question."""

    vote: str | None = None
    result: bool = False
    item: str | None = None


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
    if step is not None and step.shows is not Shows.ANSWERS:
        return Scene(What.STEP, step.kind)
    return Scene(What.THEMES if answers else What.COUNT)
