"""Who answered in a wave, and how: a committee's box, told once, of responses that are drawn (docs/decisions/0183).

A room's gauge already tells bounds of the same people, and any threshold on the sum of two rooms says something of one
of them: four at most here and nine at most there are ten only if somebody is here. So nothing is told of everybody:

1. for each trait a third of the published responses are drawn anew, and only their number is told;
2. less than ``K`` of those who were drawn, and all but less than ``K``, are told as such and no nearer; else the share
   is told in steps of five in a hundred, from ``K`` people on at both ends;
3. how many are drawn is a whole number of ``K``: it says nothing of who withdrew.

Each trait stands alone: two draws are of different people, and are neither added up nor subtracted.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from domain.evaluation.disclosure import K_SENSITIVE
from domain.evaluation.lots import LARGEST
from domain.evaluation.ranges import Span

K = K_SENSITIVE
OF = 3  # one response of so many is drawn
LEAST = 2 * K * OF  # published responses: both sides of a draw may then be told
STEPS = 20  # of a whole: five in a hundred each
UNSAID = "pnr"  # the age of whoever said none


class About(StrEnum):
    """What is told of responses; each has its name in texts/ under ``quality.about.<value>``."""

    CHANNEL = "channel"
    LANGUAGE = "language"
    AGE = "age"
    HELPED = "helped"
    PARTIAL = "partial"


class Bound(StrEnum):
    """How a trait is told."""

    FEW = "few"  # fewer than K of those who were drawn
    SHARE = "share"
    MOST = "most"  # all but fewer than K


@dataclass(frozen=True)
class Trait:
    """What is told of one trait. ``drawn``: responses; ``span``: how many of those bear it, as it is told."""

    about: About
    which: str
    drawn: int
    span: Span

    @property
    def bound(self) -> Bound:
        """How it is told."""
        if self.span.high < K:
            return Bound.FEW
        return Bound.MOST if self.drawn - self.span.low < K else Bound.SHARE

    @property
    def percent(self) -> int:
        """The share, to the nearest five in a hundred."""
        return _step(self.span.low, self.drawn) * 100 // STEPS


@dataclass(frozen=True)
class Quality:
    """What is told of a wave. ``day``: on which it was, None before; ``traits``: in their order, none of a small wave.

    ``ages``: what bands are called, by id.
    """

    day: date | None = None
    traits: tuple[Trait, ...] = ()
    ages: Mapping[str, str] = field(default_factory=dict)

    @property
    def drawn(self) -> int:
        """How many responses were drawn for each trait."""
        return max((one.drawn for one in self.traits), default=0)

    def of(self, about: About) -> tuple[Trait, ...]:
        """Its traits of one kind."""
        return tuple(one for one in self.traits if one.about is about)


def drawn(published: int) -> int:
    """How many of so many published responses are drawn for a trait, 0 if nothing may be told."""
    return min(published // (OF * K) * K, LARGEST) if published >= LEAST else 0


def told(bearing: int, of: int) -> Span:
    """What is told of ``bearing`` among ``of`` responses that were drawn, at least ``2 * K``.

    Swapping those who bear a trait and those who do not swaps what is told and nothing else.
    """
    if bearing < K:
        return Span(0, K - 1)
    if of - bearing < K:
        return Span(of - K + 1, of)
    alike = [n for n in range(K, of - K + 1) if _step(n, of) == _step(bearing, of)]
    return Span(alike[0], alike[-1])


def _step(n: int, of: int) -> int:
    """The nearest step; a half goes away from the middle, on either side."""
    if 2 * n < of:
        return STEPS - _step(of - n, of)
    return (2 * STEPS * n + of) // (2 * of)
