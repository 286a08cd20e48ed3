"""What a room says of a decision it is told back: done, partly, not done. Hands that the whole room saw.

It stands beside what was told of the decision and never changes it. Hands are counts: nobody's answer is among them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.errors import Refused
from domain.evaluation.ranges import Span
from domain.evaluation.spreads import step
from domain.workshops.admission import PEOPLE
from domain.workshops.weather import MoreHandsThanPeople


class JudgementMoved(Refused):
    """Somebody else counted the hands for this decision in the meantime."""


class Verdict(StrEnum):
    """What may be said of it, in the order in which it is asked."""

    DONE = "done"
    PARTLY = "partly"
    UNDONE = "undone"


@dataclass(frozen=True)
class Judgement:
    """``hands``: for each verdict in its order; empty before anybody was asked."""

    hands: tuple[int, ...] = ()

    @property
    def people(self) -> int:
        """How many raised a hand: whoever counts knows it, and nobody is told."""
        return sum(self.hands)

    @property
    def told(self) -> Mapping[Verdict, Span]:
        """What is told of each verdict, in steps of k people; nothing where no verdict has k.

        How many raised a hand is never told: it would give a small count back by subtraction.
        """
        spans = {verdict: step(n, self.people) for verdict, n in zip(Verdict, self.hands, strict=False)}
        return spans if any(span.low for span in spans.values()) else {}


NOBODY = Judgement()


@dataclass(frozen=True)
class Judged:
    """What one workshop said of a decision. ``day``: of the workshop."""

    day: date
    judgement: Judgement


def raised(hands: Sequence[int], people: int | None) -> Judgement:
    """What was counted; nothing for no hand at all. ``people``: those present, None if nobody has counted them.

    Raises
    ------
    domain.workshops.weather.MoreHandsThanPeople
    """
    most = PEOPLE if people is None else people
    if len(hands) != len(Verdict) or any(n < 0 for n in hands) or sum(hands) > most:
        raise MoreHandsThanPeople(most=most)
    return Judgement(tuple(hands)) if any(hands) else NOBODY
