"""Every table that fits what is told of classes and of everybody: nothing is sampled, and nothing is left out.

A table says of each class how many answered yes, no, and neither. She knows how large each class is, how many of it
were drawn, the rule, and all that is told. For each class alone every set of answers is tried; those of several classes
are put together by their sums, each sum once: so all tables are gone through without writing them down.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from domain.evaluation.crossings import Class
from domain.evaluation.disclosure import Figure
from domain.evaluation.ranges import Span
from tests.lots import rooms, told

Fits = NDArray[np.bool_]  # by how many said yes and no


def ranges(everybody: Figure | None, parts: Sequence[Class], people: int) -> list[tuple[int, int, int]]:
    """Of each class, how many numbers of yes, of no and of neither fit. ``people``: everybody who was asked."""
    whole = _whole(everybody, people)
    alone = [_one(part, people) for part in parts]
    outside = _all(people - sum(part.people for part in parts), people)
    found = []
    for number, mine in enumerate(alone):
        others = outside
        for other in (*alone[:number], *alone[number + 1 :]):
            others = _sums(others, other)
        fits = mine & (_sums(whole[::-1, ::-1], others)[::-1, ::-1] if whole.any() else mine)
        yes, no = np.nonzero(fits)
        silent = parts[number].people - yes - no
        found.append((len(set(yes)), len(set(no)), len(set(silent))))
    return found


def untold(people: int, drawn: int) -> Class:
    """A class of which nothing is told."""
    return Class(people, Figure("x", drawn))


@cache
def _behind(figure: Figure) -> tuple[tuple[int, int, int], ...]:
    """All that those who were drawn may have answered."""
    day = None if figure.day is None else figure.day
    return tuple(room for room in rooms(figure.population) if told(room) == figure) if day or figure.why else ()


def _one(part: Class, people: int) -> Fits:
    """All that a class may have answered, whoever was drawn."""
    fits = np.zeros((people + 1, people + 1), dtype=bool)
    yes, no = np.indices(fits.shape)
    drawn = _behind(part.figure) or ((0, 0, 0),)
    for one, other, silent in drawn:
        fits |= (yes >= one) & (no >= other) & (yes + no <= part.people - silent)
    return fits


def _all(outside: int, people: int) -> Fits:
    yes, no = np.indices((people + 1, people + 1))
    fits: Fits = yes + no <= outside
    return fits


def _whole(figure: Figure | None, people: int) -> Fits:
    """All that everybody may have answered, as it is told of them."""
    yes, no = np.indices((people + 1, people + 1))
    fits: Fits = yes + no <= people
    if figure is None or figure.n is None or figure.count is None or figure.against is None:
        return fits
    for side, span in ((yes, figure.count), (no, figure.against), (yes + no, figure.n)):
        fits &= _in(side, span)
    if figure.part_low is not None and figure.part_high is not None:
        fits &= (yes >= figure.part_low * (yes + no) - 1e-9) & (yes <= figure.part_high * (yes + no) + 1e-9)
    return fits


def _in(number: NDArray[np.int64], span: Span) -> Fits:
    fits: Fits = (number >= span.low) & (number <= span.high)
    return fits


def _sums(one: Fits, other: Fits) -> Fits:
    """Every sum of one of these and one of those, within the same bounds."""
    first, second = _cut(one), _cut(other)
    size = _quick(len(first) + len(second) - 1)
    both = np.fft.irfft2(np.fft.rfft2(first, (size, size)) * np.fft.rfft2(second, (size, size)), (size, size))
    within = min(size, len(one))
    fits: Fits = np.zeros_like(one)
    fits[:within, :within] = both[:within, :within] > 0.5  # whole numbers, computed as fractions
    return fits


def _cut(fits: Fits) -> Fits:
    """Without what is beyond all that fits."""
    most = max(map(int, np.argwhere(fits).max(axis=0, initial=0)))
    return fits[: most + 1, : most + 1]


@cache
def _quick(size: int) -> int:
    """As large at least, and quickly transformed: a product of 2, 3 and 5."""
    rest = size
    for factor in (2, 3, 5):
        while rest % factor == 0:
            rest //= factor
    return size if rest == 1 else _quick(size + 1)
