"""A weighted Rasch model by conditional maximum likelihood: how severe each question is, from whole answers alone.

A person says yes to an item with odds exp(theta - b): the harder the life, the larger theta; the more severe the item,
the larger b. Given how many of the items a person says yes to, *which* ones does not depend on theta: so b is found
without saying anything of any person, and from sums only (how many said yes to each item, by raw score).

Sources: E. B. Andersen, «Conditional inference for multiple-choice questionnaires», British Journal of Mathematical and
Statistical Psychology 26 (1973), doi:10.1111/j.2044-8317.1973.tb00504.x; G. H. Fischer and I. W. Molenaar (eds.),
*Rasch Models*, Springer 1995. Numbers are compared with what the R package RM.weights gives
(tests/reference/test_fies.py); nothing of its code is here.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

STEPS = 100  # of Newton's method; it needs fewer than ten where there is an answer
CLOSE = 1e-7  # a step this small is the last: the next would be of its square
ROUNDING = 1e-12
FAR = 12.0  # severities farther apart than this run away from each other: nothing holds two groups of items together
PSEUDO = 0.5  # extreme scores are met half a point inside


@dataclass(frozen=True)
class Sums:
    """All that the model needs of the answers. Sums of two groups of people are the sums of both.

    ``yes``: of each item and raw score, the weight of those who said yes to it. ``weights``: of each raw score.
    ``squares``: the sum of everybody's squared weight. ``n``: how many people answered everything; ``inside``: those of
    them who said yes to some items, and no to others.
    """

    yes: Floats
    weights: Floats
    squares: float
    n: int
    inside: int

    @property
    def shares(self) -> Floats:
        """The weighted part of people with each raw score."""
        return np.asarray(self.weights / self.weights.sum())

    @property
    def effective(self) -> float:
        """As how many people of equal weight they count: the more weights differ, the fewer."""
        return float(self.weights.sum() ** 2 / self.squares)


@dataclass(frozen=True)
class Fit:
    """``severity``: of each item, their mean is zero. ``error``: its standard error. ``infit``: 1 where it behaves.

    ``covariance``: of the severities, all of them together; ``error`` takes each as if the others were known.
    ``theta`` and ``theta_error``: for each raw score, where its people stand and how well that is known.
    """

    sums: Sums
    severity: Floats
    error: Floats
    covariance: Floats
    infit: Floats
    theta: Floats
    theta_error: Floats


def sums(answers: Floats, weights: Floats | None = None) -> Sums:
    """The sums of a table of people by items: 1 yes, 0 no, NaN nothing. Whoever left one open is not in it."""
    whole = ~np.isnan(answers).any(axis=1)
    said, items = answers[whole], answers.shape[1]
    weight = np.ones(len(said)) if weights is None else weights[whole]
    scores = said.sum(axis=1).astype(int)
    by_score = np.zeros((items + 1, len(said)))
    by_score[scores, np.arange(len(said))] = weight
    inside = int(((scores > 0) & (scores < items)).sum())
    squares = float((weight**2).sum())
    return Sums(np.asarray((by_score @ said).T), by_score.sum(axis=1), squares, len(said), inside)


def fit(of: Sums) -> Fit | None:
    """The model of these sums; None where they do not determine it."""
    severity = _severities(of)
    if severity is None:
        return None
    likely = _given_score(severity)
    variance = likely * (1 - likely)
    weights = _inside(of) * of.inside / _inside(of).sum()
    error = 1 / np.sqrt(variance @ weights)
    theta, theta_error = persons(severity)
    people = of.inside * of.effective / of.n
    covariance = np.linalg.pinv(_curvature(severity, _inside(of) / _inside(of).sum()), hermitian=True) / people
    return Fit(of, severity, error, np.asarray(covariance), _infit(of, likely), theta, theta_error)


def persons(severity: Floats) -> tuple[Floats, Floats]:
    """Where people of each raw score stand, by maximum likelihood, and the standard error of it.

    The scores of all and of nothing have no such place: they are met half a point inside, and both are known as well
    as the lower one is.
    """
    items = len(severity)
    scores = np.array([PSEUDO, *range(1, items), items - PSEUDO])
    theta = _places(severity, scores)
    likely = 1 / (1 + np.exp(severity - theta[:, np.newaxis]))
    error = 1 / np.sqrt((likely * (1 - likely)).sum(axis=1))
    error[-1] = error[0]
    return theta, error


def _places(severity: Floats, scores: Floats) -> Floats:
    """Where each of these raw scores is the expected one: halved in until nothing is left to halve."""
    low, high = np.full(len(scores), severity.min() - 40), np.full(len(scores), severity.max() + 40)
    for _ in range(80):
        middle = (low + high) / 2
        above = (1 / (1 + np.exp(severity - middle[:, np.newaxis]))).sum(axis=1) >= scores
        low, high = np.where(above, low, middle), np.where(above, middle, high)
    return np.asarray((low + high) / 2)


def _severities(of: Sums) -> Floats | None:
    """Newton's method on a convex function, each step halved until it goes down."""
    weights, yes = _inside(of), of.yes[:, 1:-1].sum(axis=1)
    total = weights.sum()
    if not of.inside or (yes <= 0).any() or (yes >= total).any():
        return None
    weights, yes = weights / total, yes / total
    severity = np.log((1 - yes) / yes)
    severity -= severity.mean()
    for _ in range(STEPS):
        gradient = yes - _given_score(severity) @ weights
        step = np.linalg.lstsq(_curvature(severity, weights) + 1.0, gradient)[0]  # the ones hold the mean
        step -= step.mean()
        if np.abs(step).max() < CLOSE:
            return np.asarray(severity - step)
        severity = _down(severity, step, yes, weights)
        if np.ptp(severity) > FAR:
            return None
    return None


def _down(severity: Floats, step: Floats, yes: Floats, weights: Floats) -> Floats:
    here = _loss(severity, yes, weights)
    for _ in range(40):
        there = severity - step
        if _loss(there, yes, weights) <= here + ROUNDING:
            return there
        step = step / 2
    return severity


def _loss(severity: Floats, yes: Floats, weights: Floats) -> float:
    """Minus the conditional log likelihood."""
    return float(yes @ severity + weights @ np.log(_symmetric(np.exp(-severity))))


def _curvature(severity: Floats, weights: Floats) -> Floats:
    """Its second derivatives."""
    ease, likely = np.exp(-severity), _given_score(severity)
    scores, items = _symmetric(ease), len(severity)
    found = np.zeros((items, items))
    for one in range(items):
        for other in range(one):
            rest = _symmetric(np.delete(ease, [other, one]))
            both = np.concatenate([[0.0, 0.0], ease[one] * ease[other] * rest]) / scores
            found[one, other] = found[other, one] = weights @ (both - likely[one] * likely[other])
        found[one, one] = weights @ (likely[one] * (1 - likely[one]))
    return found


def _given_score(severity: Floats) -> Floats:
    """How likely each item is to be said yes to, by raw score."""
    ease = np.exp(-severity)
    scores = _symmetric(ease)
    rows = [np.concatenate([[0.0], ease[item] * _symmetric(np.delete(ease, item))]) for item in range(len(ease))]
    return np.array(rows) / scores


def _symmetric(ease: Floats) -> Floats:
    """The elementary symmetric functions: for each raw score, the sum over all ways of reaching it."""
    found = np.ones(1)
    for one in ease:
        found = np.concatenate([found, [0.0]]) + one * np.concatenate([[0.0], found])
    return found


def _inside(of: Sums) -> Floats:
    """The weights of the raw scores, none for the two extremes, which say nothing of the items."""
    return np.concatenate([[0.0], of.weights[1:-1], [0.0]])


def _infit(of: Sums, likely: Floats) -> Floats:
    """The weighted mean square of what surprises, by item: over 1 noise, under 1 too little of it."""
    weights, yes = _inside(of), of.yes.copy()
    yes[:, [0, -1]] = 0
    squares = yes * (1 - likely) ** 2 + (weights - yes) * likely**2
    return np.asarray(squares.sum(axis=1) / ((likely * (1 - likely)) @ weights))
