"""Food insecurity on the global scale of the FAO (FIES): how many people, never who.

Of fewer than a hundred whole answers, the table of raw scores, which indicators use (docs/decisions/0110). From a
hundred on the questions may be weighed by the answers themselves (``domain.evaluation.rasch``), and the local scale
laid on the global one. No raw score is a class, and nobody has one that is told.

Sources: C. Cafiero, S. Viviani, M. Nord, «Food security measurement in a global context: the food insecurity experience
scale», Measurement 116 (2018), doi:10.1016/j.measurement.2017.10.065; global standard 2014–2016 of the FAO.
"""

from dataclasses import dataclass
from math import erf, sqrt

import numpy as np
from numpy.typing import NDArray

from domain.evaluation.rasch import Fit, Floats, Sums, fit, persons

Flags = NDArray[np.bool_]

# Severities of the global standard, mean 0 and standard deviation 1, in the order of the questions.
ITEMS = ("WORRIED", "HEALTHY", "FEWFOODS", "SKIPPED", "ATELESS", "RUNOUT", "HUNGRY", "WHLDAY")
STANDARD = np.array(
    [-1.2230564, -0.847121, -1.1056616, 0.3509848, -0.3117999, 0.5065051, 0.7546138, 1.8755353], dtype=np.float64
)
MODERATE, SEVERE = 4, 7  # the items whose severity is the threshold: ATELESS, WHLDAY

WHOLE = 100  # answers to all eight questions, from which the local scale may be fitted
INSIDE = 50  # of them neither nothing nor everything: else too little tells the items apart
TOLERANCE = 0.35  # of a severity, on the global scale: farther off, an item does not mean the same here
NUDGE = 1e-4  # of a severity, to see what moves with it
UNIQUE = 3  # items that may mean something else here; more of them, and the scales have too little in common
WELL_BEHAVED = (0.7, 1.3)  # the infit of an item that measures what the others do


@dataclass(frozen=True)
class Laid:
    """A local scale on the global one: ``global = shift + scale × local``. ``common``: which items it hangs on."""

    scale: float
    shift: float
    common: tuple[bool, ...]

    @property
    def comparable(self) -> bool:
        """Whether enough items mean the same here as everywhere."""
        return self.common.count(False) <= UNIQUE


@dataclass(frozen=True)
class Prevalence:
    """Parts of people, 0 to 1, moderately or severely food insecure and severely, with standard errors.

    The errors are those of drawing these people and not others: other raw scores, and other severities of the items.
    The two add up, because severities are found given the raw scores. Which items are common is taken as it is.
    """

    moderate_or_severe: float
    severe: float
    moderate_or_severe_error: float
    severe_error: float


@dataclass(frozen=True)
class Local:
    """What a hundred answers or more say by themselves. ``likely``: by raw score, both probabilities."""

    fit: Fit
    laid: Laid
    likely: Floats
    prevalence: Prevalence

    @property
    def misfits(self) -> tuple[int, ...]:
        """The places of the questions that do not go along with the others."""
        low, high = WELL_BEHAVED
        return tuple(place for place, infit in enumerate(self.fit.infit) if not low <= infit <= high)


def table() -> Floats:
    """By raw score, the probability of moderate or severe and of severe insecurity on the global scale itself.

    Its metric is held at that of the standard, and each raw score is met with its own error, the highest too.
    """
    theta, error = persons(STANDARD)
    likely = 1 / (1 + np.exp(STANDARD - theta[-1]))
    error[-1] = 1 / np.sqrt((likely * (1 - likely)).sum())
    return beyond(Laid(1, 0, (True,) * len(ITEMS)), theta, error)


def local(of: Sums) -> Local | None:
    """The local scale and what it says; None where too few people answered, or what they say does not determine it."""
    if of.n < WHOLE or of.inside < INSIDE:
        return None
    found = fit(of)
    return weighed(found) if found is not None else None


def weighed(found: Fit) -> Local:
    """The same of a model fitted to however few people: for comparison, not for a screen."""
    laid = equated(found.severity)
    likely = beyond(laid, found.theta, found.theta_error)
    return Local(found, laid, likely, _prevalence(found, laid, likely))


def equated(severity: Floats) -> Laid:
    """The local scale on the global one, by the items that mean the same on both.

    From all items on, the one that is farthest off is set aside where it is off by more than the tolerance, and the
    scale is laid again on those that remain; until the farthest is near, or too many were set aside.
    """
    common = np.ones(len(severity), dtype=bool)
    here = _lay(severity, severity, common)
    for turn in range(len(severity)):
        distance = np.abs(here - STANDARD)
        farthest = np.argsort(-distance, kind="stable")[turn]
        near = bool(distance[farthest] < TOLERANCE)
        unchanged = near == bool(common[farthest])
        common[farthest] = near
        here = _lay(here, here, common)
        if unchanged or (~common).sum() > UNIQUE:
            break
    return _laid(severity, common)


def _laid(severity: Floats, common: Flags) -> Laid:
    scale = _spread(STANDARD[common]) / _spread(severity[common])
    return Laid(scale, float(STANDARD[common].mean() - scale * severity[common].mean()), tuple(map(bool, common)))


def _lay(moved: Floats, by: Floats, common: Flags) -> Floats:
    """``moved`` so that the common items of ``by`` have the mean and the spread that they have in the standard."""
    scale = _spread(STANDARD[common]) / _spread(by[common])
    return np.asarray(STANDARD[common].mean() + (moved - by[common].mean()) * scale)


def _spread(values: Floats) -> float:
    return float(values.std(ddof=1))


def beyond(laid: Laid, theta: Floats, error: Floats) -> Floats:
    """By raw score, how likely people of it are beyond each threshold. Who said no to everything is beyond none."""
    thresholds = (STANDARD[[MODERATE, SEVERE]] - laid.shift) / laid.scale
    away = (thresholds[np.newaxis, :] - theta[:, np.newaxis]) / error[:, np.newaxis]
    likely = np.array([[_above(one) for one in row] for row in away])
    likely[0] = 0
    return likely


def _above(value: float) -> float:
    """The part of a standard normal law above a value."""
    return (1 - erf(value / sqrt(2))) / 2


def _prevalence(found: Fit, laid: Laid, likely: Floats) -> Prevalence:
    """The mean probabilities, and what they would vary by from one draw of as many people to another."""
    of = found.sums
    mean = of.shares @ likely
    slopes = _slopes(found, laid)
    variance = of.shares @ (likely - mean) ** 2 / of.effective + (slopes.T @ found.covariance @ slopes).diagonal()
    moderate, severe = map(float, mean)
    moderate_error, severe_error = map(float, np.sqrt(variance))
    return Prevalence(moderate, severe, moderate_error, severe_error)


def _slopes(found: Fit, laid: Laid) -> Floats:
    """By item, how both parts move when its severity does."""
    common = np.array(laid.common)

    def parts(severity: Floats) -> Floats:
        return np.asarray(found.sums.shares @ beyond(_laid(severity, common), *persons(severity)))

    moves = np.eye(len(found.severity)) * NUDGE
    return np.array([(parts(found.severity + move) - parts(found.severity - move)) / (2 * NUDGE) for move in moves])
