"""What became of a workshop, for whoever was there: the same for all of them, and nothing of any answer or ballot."""

from dataclasses import dataclass
from enum import StrEnum

from domain.votes.conclusion import Conclusion
from domain.votes.story import Story
from domain.workshops.decisions import Decision
from domain.workshops.workshop import State


class Results(StrEnum):
    """Where the results of somebody's answers stand, and why they are not there yet."""

    PUBLISHED = "published"
    OPEN = "open"  # the workshop goes on
    SOON = "soon"  # it was closed a moment ago, and may go on
    WAITING = "waiting"  # too few people to be published without showing one of them

    @classmethod
    def of(cls, state: State, *, settled: bool, published: bool) -> "Results":
        """Of answers to that workshop. ``settled``: its end is; ``published``: a published result counts them."""
        if published:
            return cls.PUBLISHED
        if state is not State.CLOSED:
            return cls.OPEN
        return cls.WAITING if settled else cls.SOON


@dataclass(frozen=True)
class Voted:
    """A closed vote. ``seen``: the room has seen its result, and it is told; ``kept``: what the room keeps of it."""

    story: Story
    seen: bool
    kept: Conclusion | None = None


@dataclass(frozen=True)
class Became:
    """``votes``: closed ones, in their order; ``decisions``: in the order in which they were made."""

    votes: tuple[Voted, ...]
    decisions: tuple[Decision, ...]
