"""From one person's answers to a cell."""

import pytest

from domain.evaluation.indicators import MISSING, Calculation, Measure

STEP_TO_WORK = Calculation(Measure.SHARE, "job_step", frozenset({"stage", "emploi"}), frozenset({"non_concerne"}))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("stage emploi", "yes"),
        ("aucun", "no"),
        ("non_concerne", "out"),
        ("pnr", MISSING),
        ("nsp", MISSING),
        (None, MISSING),
    ],
)
def test_a_share_knows_who_is_concerned(value: str | None, cell: str) -> None:
    assert STEP_TO_WORK.cell({"job_step": value}) == cell


def test_a_mean_keeps_the_value_and_leaves_out_who_declined() -> None:
    days = Calculation(Measure.MEAN, "cook_days")
    assert [days.cell({"cook_days": value}) for value in ("0", "7", "pnr", None)] == ["0", "7", MISSING, MISSING]


def test_a_question_never_asked_is_missing() -> None:
    assert STEP_TO_WORK.cell({}) == MISSING
