"""What a facilitator does with a workshop from its console, and what the console knows of it."""

from dataclasses import dataclass
from enum import StrEnum

from domain.workshops.programme import Programme, Shows, Step
from domain.workshops.scene import Scene
from domain.workshops.workshop import State, Workshop


class Act(StrEnum):
    """The acts: the workshop's own, and those of its programme."""

    OPEN = "open"
    REVEAL = "reveal"
    UPDATE = "update"
    CLOSE = "close"
    STEP_ON = "step_on"
    STEP_BACK = "step_back"
    STEP_MORE = "step_more"


def decides(state: State, step: Step | None) -> bool:
    """Whether decisions are written down now: at their step, or at any time where there is no programme."""
    return state is State.OPEN and (step is None or step.shows is Shows.DECISIONS)


@dataclass(frozen=True)
class Standing:
    """Where a workshop stands. ``lacking``: how many answers more before anything may be published; at most a few."""

    workshop: Workshop
    programme: Programme
    scene: Scene
    lacking: int

    @property
    def next(self) -> Act:
        """The one act that comes next: the great button of the console."""
        if self.workshop.state is State.PREPARED:
            return Act.OPEN
        step = self.programme.step
        answers = step is None or step.shows is Shows.ANSWERS
        if answers and not self.workshop.revealed and not self.lacking:
            return Act.REVEAL
        if self.programme.beside(1) is not None:
            return Act.STEP_ON
        if step is not None:
            return Act.CLOSE
        return Act.UPDATE if self.workshop.revealed else Act.REVEAL
