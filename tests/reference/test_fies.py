"""The food insecurity scale fitted to samples of the FAO gives what the R package RM.weights 2.0 gives.

The samples are national polls that come with the package; nothing of them is copied here. Agreed tolerances: severities
1e-4, infit 1e-2, probabilities and prevalence 5e-4.
"""

import csv
import io
from functools import cache

import numpy as np
import pytest

from domain.evaluation import fies, rasch
from tests.reference.published import text

WEIGHED = [(country, weighting) for country in ("1", "2") for weighting in ("weighted", "unweighted")]
NAMES = tuple("FEWFOOD" if item == "FEWFOODS" else item for item in fies.ITEMS)  # as the samples spell them


def table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text("fies", name))))


def reference(name: str, country: str, weighting: str) -> list[dict[str, str]]:
    return [row for row in table(name) if (row["country"], row["weighting"]) == (country, weighting)]


def column(rows: list[dict[str, str]], name: str) -> list[float]:
    return [float(row[name]) for row in rows]


def sums(country: str, weighting: str) -> rasch.Sums:
    people = table(f"FAO_country{country}.csv")
    answers = np.array([[float(row[item]) if row[item] in {"0", "1"} else np.nan for item in NAMES] for row in people])
    weights = np.array(column(people, "wt")) if weighting == "weighted" else None
    return rasch.sums(answers, weights)


@cache
def local(country: str, weighting: str) -> fies.Local:
    found = fies.local(sums(country, weighting))
    assert found is not None
    return found


@pytest.mark.parametrize(("country", "weighting"), WEIGHED)
def test_severities_errors_and_infit(country: str, weighting: str) -> None:
    found, items = local(country, weighting).fit, reference("reference_items.csv", country, weighting)
    assert [row["item"] for row in items] == list(NAMES)
    severity = np.array(column(items, "severity"))
    assert found.severity == pytest.approx(severity - severity.mean(), abs=1e-4)
    assert found.error == pytest.approx(column(items, "se"), abs=1e-4)
    assert found.infit == pytest.approx(column(items, "infit"), abs=1e-2)


@pytest.mark.parametrize(("country", "weighting"), WEIGHED)
def test_people_of_each_raw_score(country: str, weighting: str) -> None:
    found, rows = local(country, weighting).fit, reference("reference_person_parameters.csv", country, weighting)
    assert found.theta == pytest.approx(column(rows, "theta"), abs=1e-2)
    assert found.theta_error == pytest.approx(column(rows, "se_theta"), abs=1e-2)
    assert found.sums.shares == pytest.approx(column(rows, "rel_freq"), abs=1e-6)


@pytest.mark.parametrize(("country", "weighting"), WEIGHED)
def test_the_global_scale_and_the_prevalence(country: str, weighting: str) -> None:
    found = local(country, weighting)
    (row,) = reference("reference_prevalence.csv", country, weighting)
    unique = [name for name, common in zip(NAMES, found.laid.common, strict=True) if not common]
    assert unique == row["unique_items"].split("|")
    assert found.laid.comparable
    assert found.laid.scale == pytest.approx(float(row["equating_scale"]), abs=1e-3)
    assert found.laid.shift == pytest.approx(float(row["equating_shift"]), abs=1e-3)
    assert found.prevalence.moderate_or_severe == pytest.approx(float(row["prev_mod_or_severe"]), abs=5e-4)
    assert found.prevalence.severe == pytest.approx(float(row["prev_severe"]), abs=5e-4)
    assert found.fit.sums.inside == int(row["n_complete_nonextreme"])
    assert found.fit.sums.n == int(row["n"]) - int(row["n_missing_any"])


@pytest.mark.parametrize(("country", "weighting"), WEIGHED)
def test_the_probabilities_of_each_raw_score(country: str, weighting: str) -> None:
    """RM.weights stops early where it places people (a raw score of 3.006 for 3), which moves some of its own.

    So ours are compared where it placed them, closely; and where they truly are, as closely as it stops.
    """
    rows = reference("reference_raw_score_probabilities.csv", country, weighting)
    theirs = np.array([column(rows, "p_mod_or_severe"), column(rows, "p_severe")]).T
    placed = reference("reference_person_parameters.csv", country, weighting)
    found = local(country, weighting)
    there = fies.beyond(found.laid, np.array(column(placed, "theta")), np.array(column(placed, "se_theta")))
    assert there == pytest.approx(theirs, abs=5e-4)
    assert found.likely == pytest.approx(theirs, abs=2e-3)


def test_sums_of_two_halves_give_what_everybody_gives() -> None:
    people = table("FAO_country1.csv")
    answers = np.array([[float(row[item]) if row[item] in {"0", "1"} else np.nan for item in NAMES] for row in people])
    weights = np.array(column(people, "wt"))
    one, other = rasch.sums(answers[::2], weights[::2]), rasch.sums(answers[1::2], weights[1::2])
    both = rasch.Sums(
        one.yes + other.yes, one.weights + other.weights, one.squares + other.squares, one.n + other.n,
        one.inside + other.inside,
    )  # fmt: skip
    found = fies.local(both)
    assert found is not None
    assert found.prevalence.severe == pytest.approx(local("1", "weighted").prevalence.severe, abs=1e-9)
