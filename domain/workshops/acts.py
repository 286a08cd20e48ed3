"""What a facilitator does with a workshop from its console, and what the console knows of it."""

from dataclasses import dataclass, replace
from enum import StrEnum

from domain.workshops import asking as questionnaires
from domain.workshops.asking import Asking
from domain.workshops.programme import TELLS_ANSWERS, Programme, Shows, Step
from domain.workshops.scene import Scene, What
from domain.workshops.workshop import State, Workshop


class Act(StrEnum):
    """The acts: the workshop's own, and those of its programme."""

    OPEN = "open"
    REVEAL = "reveal"
    UPDATE = "update"
    TAKE_OFF = "take_off"
    PUT_BACK = "put_back"
    CLOSE = "close"
    STEP_ON = "step_on"
    STEP_BACK = "step_back"
    STEP_MORE = "step_more"


MOVES = frozenset({Act.STEP_ON, Act.STEP_BACK})
LEAVES = MOVES | {Act.OPEN}  # what was in hand on the console is not in hand any more


def decides(state: State, step: Step | None) -> bool:
    """Whether decisions are written down now: at their step, or at any time where there is no programme."""
    return state is State.OPEN and (step is None or step.shows is Shows.DECISIONS)


class Part(StrEnum):
    """What a console is made of, beside the step and the door: panels, each for what is done at one kind of step."""

    VOTES = "votes"
    DECISIONS = "decisions"
    SINCE = "since"
    EXISTING = "existing"
    WORDS = "words"
    GOALS = "goals"
    ANSWERS = "answers"


# The panels of what is said aloud, each with the steps at which it stands.
CAPTURES = {
    Part.SINCE: frozenset({Shows.SINCE}),
    Part.EXISTING: frozenset({Shows.EXISTING}),
    Part.WORDS: frozenset({Shows.OPENING, Shows.CLOSING, Shows.TITLE}),
    Part.GOALS: frozenset({Shows.GOALS}),
}
AT_A_STEP = frozenset({Part.GOALS})  # never without a programme that asks for it


def captures(part: Part, state: State, step: Step | None) -> bool:
    """Whether that is written down now: at its steps, and most of it at any time where there is no programme."""
    return state is State.OPEN and (part not in AT_A_STEP if step is None else step.shows in CAPTURES[part])


@dataclass(frozen=True)
class WorkshopStanding:
    """Where a workshop stands. ``lacking``: how many answers more before anything may be published; at most a few.

    ``votes``: the states in which its votes are; ``asked``: its questionnaires, in order. ``guest``: it is over, and
    came from elsewhere, where its wave is told. ``glimpses``: the vote on its wall shows counts while it is open.
    """

    workshop: Workshop
    programme: Programme
    scene: Scene
    lacking: int
    votes: frozenset[State] = frozenset()
    asked: tuple[Asking, ...] = ()
    guest: bool = False
    glimpses: bool = False

    @property
    def asking(self) -> Asking | None:
        """The questionnaire that devices may begin now, where there are several."""
        if len(self.asked) < 2:  # noqa: PLR2004  of one, nothing need be said
            return None
        here = questionnaires.now(self.programme, [each.id for each in self.asked])
        return next(each for each in self.asked if each.id == here)

    @property
    def room(self) -> Workshop:
        """The workshop, of which ``finished`` are those who finished what may be begun now: nobody twice."""
        begun = self.asking
        return self.workshop if begun is None else replace(self.workshop, finished=begun.finished)

    @property
    def voting(self) -> bool:
        """Whether a vote is what the room is at: one is open, on the wall, or still to come at the step of votes."""
        here = self.workshop.state is State.OPEN and self._at(Shows.VOTES)
        return State.OPEN in self.votes or self.scene.what is What.VOTE or (here and State.PREPARED in self.votes)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The panels, what the room is at before the others; without a step that says when, all of them."""
        state, step = self.workshop.state, self.programme.step
        anytime = step is None and state is not State.CLOSED
        wanted = {
            Part.VOTES: self.voting or self._at(Shows.VOTES) or anytime,
            Part.DECISIONS: decides(state, step),
            Part.ANSWERS: True,
            **{part: captures(part, state, step) for part in CAPTURES},
        }
        now = {Part.VOTES: self.voting or self._at(Shows.VOTES), Part.DECISIONS: self._at(Shows.DECISIONS)}
        now |= dict.fromkeys(CAPTURES, step is not None)
        first = [part for part, at in now.items() if at and wanted[part] and state is not State.CLOSED]
        rest = [part for part in (Part.ANSWERS, *now) if wanted[part] and part not in first]
        return (*first, *rest)

    @property
    def shape(self) -> tuple[object, ...]:
        """What a console is built on: when this changes, it is drawn anew; else its panels move by themselves."""
        return self.workshop.state, self.workshop.away, self.workshop.on_wall, self.parts, self.next

    def _at(self, shows: Shows) -> bool:
        return self.programme.step is not None and self.programme.step.shows is shows

    @property
    def next(self) -> Act | None:
        """The one act that comes next: the great button of the console; None where it is an act of a vote, or none."""
        if self.workshop.state is not State.OPEN:
            return Act.OPEN if self.workshop.state is State.PREPARED and not self.workshop.away else None
        if self.voting:
            return None
        step = self.programme.step
        answers = step is None or step.shows in TELLS_ANSWERS
        if answers and not self.workshop.revealed and not self.lacking:
            return Act.REVEAL
        if self.programme.beside(1) is not None:
            return Act.STEP_ON
        if step is not None:
            return Act.CLOSE
        return Act.UPDATE if self.workshop.revealed else Act.REVEAL
