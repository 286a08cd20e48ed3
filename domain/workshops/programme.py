"""The programme of a workshop: its steps in order, the one that is now, and when it will have lasted its minutes.

A clock is one moment of the server: nothing ticks, and a screen that comes late is right at once.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.errors import Refused

MORE = 5  # minutes that one press adds to a step
REST = timedelta(seconds=2)  # after a move: the second press of a pair falls on a button that was drawn anew
MOST_MORE = 60  # minutes added to one step, all presses together
_NEAR = 0.2  # of a step's minutes: when so little is left, its facilitator is told


class AlreadyMoved(Refused):
    """Somebody went on to another step in the meantime, or gave this one more time."""


class NoSuchStep(Refused):
    """The programme ends there."""


class Shows(StrEnum):
    """What a step puts on the wall: the way in and how many have finished, then what they said; or its own title.

    Where results are looked at, its title until there are some to show, and how many wait to be revealed.
    Under the title, for some of them: what became of what was decided before, what is decided now, what exists already,
    the words that were said at the beginning or the end, the goals that the room keeps. At the step of votes a title
    too, until one of them is put on the wall.
    """

    TITLE = "title"
    SINCE = "since"
    DECISIONS = "decisions"
    EXISTING = "existing"
    OPENING = "opening"
    CLOSING = "closing"
    GOALS = "goals"
    VOTES = "votes"
    ANSWERS = "answers"
    RESULTS = "results"


TELLS_ANSWERS = frozenset({Shows.ANSWERS, Shows.RESULTS})  # what the room has answered, once it is revealed


@dataclass(frozen=True)
class Step:
    """One step. ``kind``: its id in the project's list. ``note``: for whoever runs the room, never on the wall.

    ``asks``: the questionnaire that may be begun from this step on, if it names one. ``practice``: the activity that
    was chosen for it, by its id in the project's list, empty if none was.
    """

    position: int
    kind: str
    minutes: int
    title: str
    icon: str
    note: str = ""
    shows: Shows = Shows.TITLE
    asks: str = ""
    practice: str = ""


Planned = tuple[tuple[str, int], ...]  # (kind, minutes), in order


@dataclass(frozen=True)
class Template:
    """A programme to begin with."""

    id: str
    name: str
    steps: Planned


@dataclass(frozen=True)
class Now:
    """Where a programme stands. ``position``: of the step that is now; ``version``: how often this row has changed.

    ``since``: when the step began; ``more``: minutes that were added to it.
    """

    position: int
    version: int
    since: datetime
    more: int = 0


class Pace(StrEnum):
    """How a step stands with its time. Nobody but its facilitator is told."""

    FINE = "fine"
    NEAR = "near"
    OVER = "over"


@dataclass(frozen=True)
class Programme:
    """The steps, from position 1 on, and the one that is now; ``now`` is None before the workshop opens."""

    steps: tuple[Step, ...]
    now: Now | None = None

    def at(self, position: int) -> Step | None:
        """The step at that position; None where there is none."""
        return next((step for step in self.steps if step.position == position), None)

    @property
    def step(self) -> Step | None:
        """The one that is now."""
        return None if self.now is None else self.at(self.now.position)

    def beside(self, by: int) -> Step | None:
        """The step so many further on, or before if negative; None beyond the ends, or before the first has begun."""
        return None if self.now is None else self.at(self.now.position + by)

    @property
    def ends(self) -> datetime | None:
        """When the step that is now has lasted its minutes, those included that were added to it."""
        if self.now is None or self.step is None:
            return None
        return self.now.since + timedelta(minutes=self.step.minutes + self.now.more)

    def pace(self, at: datetime) -> Pace:
        """How the step that is now stands with its time; ``FINE`` where there is none."""
        if self.now is None or self.ends is None:
            return Pace.FINE
        left = self.ends - at
        if left <= timedelta():
            return Pace.OVER
        return Pace.NEAR if left <= (self.ends - self.now.since) * _NEAR else Pace.FINE
