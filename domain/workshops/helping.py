"""What helps whoever runs the room: a card on the step that is now, and hints by rule, two at most at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from domain.evaluation.disclosure import Figure
from domain.workshops.programme import TELLS_ANSWERS, Programme, Shows
from domain.workshops.workshop import State, Workshop

MOST_HINTS = 2
_SPLIT = (0.4, 0.6)  # the share of «oui» of a divided room


@dataclass(frozen=True)
class Card:
    """How to run a step: what to do, how long, what to say, what can go wrong."""

    do: str
    long: str
    say: str
    wrong: str


@dataclass(frozen=True)
class Practice:
    """An activity with its card, as the project's list has it. ``steps``: the kinds of steps that it may fill."""

    id: str
    name: str
    icon: str
    card: Card
    steps: tuple[str, ...]


class Hint(StrEnum):
    """What may be told, what matters first before the others."""

    COUNT = "count"
    UNANSWERED = "unanswered"
    UNREAD = "unread"
    SPLIT = "split"
    VOTE = "vote"
    UNDECIDED = "undecided"


@dataclass(frozen=True)
class ConsoleFacts:
    """What the console reads. ``prepared``: votes; ``unread``: words; ``split``: figures of a divided room."""

    workshop: Workshop
    programme: Programme
    prepared: int = 0
    unread: int = 0
    decided: int = 0
    split: int = 0

    @property
    def hints(self) -> tuple[tuple[Hint, int], ...]:
        """The first of those that apply, each with its number."""
        told = {
            Hint.COUNT: int(self.workshop.people is None),
            Hint.UNANSWERED: self._unanswered,
            Hint.UNREAD: self.unread,
            Hint.SPLIT: self.split if self._at(*TELLS_ANSWERS) else 0,
            Hint.VOTE: 0 if self._ahead(Shows.VOTES) else self.prepared,
            Hint.UNDECIDED: int(self._at(Shows.CLOSING, anytime=False) and not self.decided),
        }
        applies = [(hint, n) for hint, n in told.items() if n > 0]
        return tuple(applies[:MOST_HINTS]) if self.workshop.state is State.OPEN else ()

    @property
    def _unanswered(self) -> int:
        """How many of the people present have not finished; only while answers are awaited."""
        if self.workshop.people is None or self.workshop.revealed or not self._at(*TELLS_ANSWERS):
            return 0
        return self.workshop.people - self.workshop.finished if self.workshop.finished else 0

    def _at(self, *shows: Shows, anytime: bool = True) -> bool:
        step = self.programme.step
        return anytime if step is None else step.shows in shows

    def _ahead(self, shows: Shows) -> bool:
        now = self.programme.now
        return now is not None and any(
            step.shows is shows and step.position >= now.position for step in self.programme.steps
        )


def split(figures: Iterable[Figure]) -> int:
    """How many published figures tell of a divided room: their share, as it is told, lies around the middle."""
    shares = (figure.share for figure in figures if figure.shown)
    return sum(share is not None and _SPLIT[0] <= share[0] and share[1] <= _SPLIT[1] for share in shares)
