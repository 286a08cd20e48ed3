"""The food insecurity scale: its table, the fit against sums worked out by hand, and when nothing is fitted."""

from itertools import product
from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.evaluation import fies, rasch
from domain.evaluation.rasch import Floats
from tests.unit.test_indicator_rules import RULES

# From the severities of the global standard: by raw score, moderate or severe and severe.
TABLE = [
    (0.000, 0.000), (0.038, 0.000), (0.120, 0.000), (0.337, 0.001), (0.642, 0.008), (0.871, 0.058), (0.966, 0.268),
    (0.989, 0.649), (0.989, 0.800),
]  # fmt: skip


def sample(people: int, seed: int, severity: Floats = fies.STANDARD) -> Floats:
    """Answers drawn from the model itself."""
    random = np.random.default_rng(seed)
    theta = random.normal(0, 1.5, (people, 1))
    return np.asarray(random.random((people, len(severity))) < 1 / (1 + np.exp(severity - theta)), dtype=np.float64)


def test_the_table_is_that_of_the_specification_and_of_the_content() -> None:
    assert fies.table() == pytest.approx(np.array(TABLE), abs=6e-4)
    said = RULES["fs_fies_modsev"]["calculation"]["numbers"]["table"]
    assert said == pytest.approx(fies.table()[:, 0], abs=6e-4)
    assert said == [moderate for moderate, _ in TABLE]


def test_of_two_items_the_difference_is_known_in_closed_form() -> None:
    """Of those who say yes to one of two only, as many to each as their severities tell."""
    answers = np.array([[1, 0]] * 30 + [[0, 1]] * 12 + [[1, 1]] * 9 + [[0, 0]] * 50, dtype=float)
    found = rasch.fit(rasch.sums(answers))
    assert found is not None
    assert found.severity == pytest.approx([-log(30 / 12) / 2, log(30 / 12) / 2])
    assert found.sums.inside == 42
    assert found.covariance[0, 0] == pytest.approx(
        1 / (4 * 42 * (30 / 42) * (12 / 42))
    )  # a quarter of the difference's


def conditional(severity: Floats, answers: Floats, weights: Floats) -> float:
    """The log likelihood of these answers given their raw scores, by counting every way of reaching each score."""
    ways = np.array(list(product((0.0, 1.0), repeat=len(severity))))
    likely = np.exp(-ways @ severity)
    whole = {score: likely[ways.sum(axis=1) == score].sum() for score in range(len(severity) + 1)}
    each = [-said @ severity - log(whole[int(said.sum())]) for said in answers]
    return float(weights @ np.array(each))


def test_no_other_severities_are_likelier_counted_way_by_way() -> None:
    answers, weights = sample(80, 3, fies.STANDARD[:4]), np.random.default_rng(4).uniform(0.2, 3, 80)
    found = rasch.fit(rasch.sums(answers, weights))
    assert found is not None
    best = conditional(found.severity, answers, weights)
    for place, by in product(range(4), (-0.01, 0.01)):
        assert conditional(found.severity + by * np.eye(4)[place], answers, weights) < best


def test_infit_is_the_weighted_mean_square_person_by_person() -> None:
    answers, weights = sample(60, 5, fies.STANDARD[:4]), np.random.default_rng(6).uniform(0.2, 3, 60)
    found = rasch.fit(rasch.sums(answers, weights))
    assert found is not None
    ways = np.array(list(product((0.0, 1.0), repeat=4)))
    likely = np.exp(-ways @ found.severity)
    over, under = np.zeros(4), np.zeros(4)
    for said, weight in zip(answers, weights, strict=True):
        same = ways.sum(axis=1) == said.sum()
        expected = likely[same] @ ways[same] / likely[same].sum()
        over += weight * (said - expected) ** 2 * (0 < said.sum() < 4)
        under += weight * expected * (1 - expected)
    assert found.infit == pytest.approx(over / under)


def test_people_stand_where_their_raw_score_is_the_expected_one() -> None:
    theta, error = rasch.persons(fies.STANDARD)
    expected = (1 / (1 + np.exp(fies.STANDARD - theta[:, np.newaxis]))).sum(axis=1)
    assert expected == pytest.approx([0.5, 1, 2, 3, 4, 5, 6, 7, 7.5])
    assert error[-1] == error[0]


def test_who_left_a_question_open_is_not_in_it_and_weights_have_no_unit() -> None:
    answers, weights = sample(300, 7), np.random.default_rng(8).uniform(0.2, 3, 300)
    holes = np.vstack([answers, answers[:50]])
    holes[300:, 2] = np.nan
    one = fies.local(rasch.sums(answers, weights))
    other = fies.local(rasch.sums(holes[::-1], 7 * np.concatenate([weights, np.full(50, 99.0)])[::-1]))
    assert one is not None
    assert other is not None
    assert other.fit.sums.n == 300
    assert other.fit.severity == pytest.approx(one.fit.severity, abs=1e-8)
    assert other.fit.error == pytest.approx(one.fit.error, abs=1e-8)
    assert other.prevalence.severe == pytest.approx(one.prevalence.severe, abs=1e-8)
    assert other.prevalence.severe_error == pytest.approx(one.prevalence.severe_error, abs=1e-6)


def test_below_a_hundred_whole_answers_nothing_is_fitted() -> None:
    answers = sample(100, 9)
    assert fies.local(rasch.sums(answers)) is not None
    answers[0, 0] = np.nan
    assert fies.local(rasch.sums(answers)) is None
    mostly = np.vstack([np.zeros((200, 8)), sample(100, 9)[:40]])
    assert fies.local(rasch.sums(mostly)) is None


@pytest.mark.parametrize(
    "answers",
    [
        [[1, 1, 0, 1], [1, 0, 0, 1], [1, 0, 1, 0]],  # everybody says yes to the first
        [[0, 1, 0, 1], [0, 0, 0, 1], [0, 1, 1, 0]],  # and nobody here
        [[1, 0, 0, 0], [1, 1, 0, 0], [1, 1, 1, 0]],  # a perfect order: nothing says by how much
        [[1, 0, 0, 0], [0, 1, 0, 0], [1, 1, 1, 0], [1, 1, 0, 1]],  # two groups, and nobody between them
        [[0, 0, 0, 0], [1, 1, 1, 1]],
        [],
    ],
)
def test_where_answers_do_not_determine_it_nothing_is_said(answers: list[list[int]]) -> None:
    table = np.array(answers, dtype=float).reshape(-1, 4)
    assert rasch.fit(rasch.sums(np.repeat(table, 20, axis=0))) is None


def test_a_few_raw_scores_are_enough() -> None:
    answers = sample(900, 10)
    few = answers[np.isin(answers.sum(axis=1), (2, 5))]
    found, whole = rasch.fit(rasch.sums(few)), rasch.fit(rasch.sums(answers))
    assert found is not None
    assert whole is not None
    assert found.severity == pytest.approx(whole.severity, abs=0.5)


def test_an_item_that_means_something_else_here_is_set_aside() -> None:
    severity = fies.STANDARD.copy()
    severity[6] -= 1.6
    laid = fies.equated(severity * 1.3 - 0.4)
    assert [place for place, common in enumerate(laid.common) if not common] == [6]
    assert [laid.scale, laid.shift] == pytest.approx([1 / 1.3, 0.4 / 1.3])
    assert laid.comparable


def test_a_scale_that_has_nothing_in_common_with_the_global_one_does_not_hold() -> None:
    assert not fies.equated(fies.STANDARD[::-1].copy()).comparable


def test_what_is_found_is_where_the_drawn_people_are() -> None:
    """Twenty thousand people drawn from the standard itself: its severities, its scale, well behaved questions."""
    found = fies.local(rasch.sums(sample(20_000, 11)))
    assert found is not None
    assert found.fit.severity == pytest.approx(fies.STANDARD - fies.STANDARD.mean(), abs=0.08)
    assert [found.laid.scale, found.laid.shift] == pytest.approx([1, 0], abs=0.04)
    assert found.misfits == ()
    theta = np.random.default_rng(11).normal(0, 1.5, 20_000)
    assert found.prevalence.moderate_or_severe == pytest.approx((theta > fies.STANDARD[4]).mean(), abs=0.03)


def test_the_error_is_what_another_draw_would_move() -> None:
    found = [fies.local(rasch.sums(sample(200, seed))) for seed in range(40)]
    parts = [one.prevalence for one in found if one is not None and one.laid.comparable]
    moved = np.std([one.moderate_or_severe for one in parts], ddof=1)
    told = np.mean([one.moderate_or_severe_error for one in parts])
    assert 0.7 * moved < told < 1.4 * moved
    assert told > 0.8 * sqrt(0.25 / 200) * 0.8  # and it is no small thing at two hundred


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(5)), st.integers(0, 1000))
def test_the_order_of_questions_is_no_matter(order: list[int], seed: int) -> None:
    answers = sample(120, seed, fies.STANDARD[:5])
    one, other = rasch.fit(rasch.sums(answers)), rasch.fit(rasch.sums(answers[:, order]))
    if one is None or other is None:
        assert one is other
    else:
        assert other.severity == pytest.approx(one.severity[order], abs=1e-6)
