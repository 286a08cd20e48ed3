"""A vote as a screen tells it: where it stands, who voted, what it gave, the round before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from domain.votes import method
from domain.votes.ballot import Option
from domain.votes.objections import Status
from domain.votes.result import VoteResult
from domain.votes.vote import Counted, Turnout, Vote
from domain.workshops.workshop import State


@dataclass(frozen=True)
class Story:
    """``counted``: None while nothing may be shown. ``before``: the round before, None for the first.

    ``after``: the round that follows, once it is prepared.
    ``settled``: for consent, what became of the objections to each proposal.
    """

    vote: Vote
    turnout: Turnout
    counted: Counted | None = None
    before: "Story | None" = None
    settled: Mapping[str, tuple[Status, ...]] = field(default_factory=dict)
    after: Vote | None = None


@dataclass(frozen=True)
class VoteStanding:
    """What is around a vote. ``running``: where its workshop stands; ``shown``: whether the wall shows this vote.

    ``revealed``: and its result; ``story``: of a closed one.
    """

    running: State
    shown: bool
    revealed: bool
    story: Story | None = None

    @property
    def done(self) -> bool:
        """Whether the room has seen its result."""
        return self.story is not None and self.shown and self.revealed


def ended(
    result: VoteResult, options: Sequence[Option], settled: Mapping[str, tuple[Status, ...]]
) -> dict[str, bool | None]:
    """Whether each option is retained; None while an objection to it is open, and nothing is said for good."""
    return method(result.method).ended(result, options, settled)


class VoteAct(StrEnum):
    """What a facilitator does with a vote."""

    OPEN = "open"
    CLOSE = "close"
    FINISH = "finish"  # close it, and show the room its result at once
    SHOW = "show"  # on the wall: the question and who has voted
    REVEAL = "reveal"  # the result, on the wall
    HIDE = "hide"  # the wall goes back to the workshop
    AGAIN = "again"
    DRAW = "draw"
