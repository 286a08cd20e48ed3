"""What the wall of a workshop shows: one value, the same for whoever asks."""

from dataclasses import dataclass
from enum import StrEnum

from domain.workshops.programme import Shows, Step
from domain.workshops.workshop import State


class What(StrEnum):
    """The kinds of scenes: a step's title; how many answered, what they said; a vote, its result; the end."""

    STEP = "step"
    COUNT = "count"
    THEMES = "themes"
    VOTE = "vote"
    RESULT = "result"
    OVER = "over"


@dataclass(frozen=True)
class Scene:
    """``about``: the kind of the step, or the id of the vote; nothing for the others."""

    what: What
    about: str = ""


def scene(state: State, step: Step | None, *, answers: bool, vote: tuple[str | None, bool]) -> Scene:
    """What the wall shows now.

    Parameters
    ----------
    step : the one that is now; None for a workshop without a programme, or that is not open.
    answers : whether the wall may show what the room has answered (``domain.workshops.workshop.on_wall``).
    vote : the id of the vote that was put on the wall, None without, and whether its result may be seen.
    """
    one, result = vote
    if one is not None:
        return Scene(What.RESULT if result else What.VOTE, one)
    if state is State.CLOSED:
        return Scene(What.THEMES if answers else What.OVER)
    if step is not None and step.shows is not Shows.ANSWERS:
        return Scene(What.STEP, step.kind)
    return Scene(What.THEMES if answers else What.COUNT)
