"""A workshop that may still change: what its form shows, and what a change is compared with."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.errors import Refused
from domain.votes.vote import Vote
from domain.workshops.programme import Planned
from domain.workshops.welcome import NOBODY_SAID, Welcome
from domain.workshops.workshop import State, Workshop


class WorkshopAmended(Refused):
    """Somebody changed the workshop, or prepared a vote in it, since the screen showed it."""


class WorkshopBegun(Refused):
    """The workshop was opened: people may have come in, and only its name and its place change now."""


class WorkshopAnswered(Refused):
    """Somebody has said something in the workshop: it is not removed any more."""


@dataclass(frozen=True)
class Draft:
    """A workshop with its steps, what is done so that all can come, and its votes by id.

    ``further``, ``asks``, ``practices``: as in ``WorkshopPlan``. ``silent``: nobody has said anything in it yet.
    """

    workshop: Workshop
    steps: Planned = ()
    votes: Mapping[str, Vote] = field(default_factory=dict)
    welcome: Welcome = NOBODY_SAID
    further: tuple[str, ...] = ()
    asks: tuple[tuple[int, str], ...] = ()
    practices: tuple[tuple[int, str], ...] = ()
    silent: bool = False

    @property
    def facts(self) -> tuple[object, ...]:
        """All of it that somebody decided."""
        one = self.workshop
        named = (one.title, one.place, one.day, one.wave, one.questionnaire_version, one.state)
        return (*named, self.steps, self.welcome, self.further, self.asks, self.practices, frozenset(self.votes))

    @property
    def free(self) -> bool:
        """Whether all of it may change: nobody has ever come in."""
        return self.workshop.state is State.PREPARED
