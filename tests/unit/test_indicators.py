"""From one person's answers to cells, and from summed cells to a result: each measure, by values worked out by hand."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.evaluation import measures
from domain.evaluation.indicators import MISSING, OUT, Calculation
from domain.evaluation.measures import MEASURES, Result, Telling
from domain.evaluation.network import confirmed, unconfirmed

STEP_TO_WORK = Calculation("share", ("job_step",), frozenset({"stage", "emploi"}), frozenset({"non_concerne"}))
THREE = ("one", "two", "three")
YES = frozenset({"oui"})
RULES: Mapping[str, Calculation] = {
    "share": STEP_TO_WORK,
    "mean": Calculation("mean", ("one",)),
    "count": Calculation("count", ("one",), frozenset({"a", "b", "c"})),
    "net": Calculation("net", ("one",), frozenset("45"), no=frozenset("12"), row="lien"),
    "median": Calculation("median", ("one",)),
    "medians": Calculation("medians", ("one",)),
    "scores": Calculation("scores", THREE, numbers={"scale": (1, 5)}),
    "score": Calculation("score", THREE, numbers={"bands": (8, 11, 14)}),
    "raw_score": Calculation("raw_score", THREE, YES),
    "table": Calculation("table", THREE, YES, numbers={"table": (0, 0.25, 0.25, 1)}),
    "weighted": Calculation(
        "weighted", THREE, YES, numbers={"constant": (10,), "weights": (5, -7.5, 0.25), "mark": (10,)}
    ),
    "distribution": Calculation("distribution", ("one",)),
    "total": Calculation("total", ("one",)),
    "overlap": Calculation("overlap", ("one",)),
    "ratio": Calculation("ratio", ("one", "two")),
    "means": Calculation("means", ("one", "two")),
    "distinct": Calculation("distinct", ("one",)),
    "density": Calculation("density", ("ties",), numbers={"least": (2,)}),
    "links": Calculation("links", ("ties",), numbers={"levels": (1, 2, 3)}),
}


def cells(name: str, answers: Mapping[str, str | None]) -> tuple[str, ...]:
    return tuple(MEASURES[name].cells(RULES[name], answers))


def summed(name: str, *people: Mapping[str, str | None]) -> Result:
    counted: Counter[str] = Counter()
    for answers in people:
        counted.update(cells(name, answers))
    return measures.result(RULES[name], counted)


def one(*values: str | None) -> list[dict[str, str | None]]:
    return [{"one": value} for value in values]


def test_every_measure_is_tried_here() -> None:
    assert set(RULES) == set(MEASURES)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("stage emploi", "yes"),
        ("stage aucun", "yes"),
        ("aucun", "no"),
        ("non_concerne", OUT),
        ("pnr", MISSING),
        ("nsp", MISSING),
        (None, MISSING),
    ],
)
def test_a_share_knows_who_is_concerned(value: str | None, cell: str) -> None:
    assert cells("share", {"job_step": value}) == (cell,)


def test_a_question_never_asked_is_missing() -> None:
    assert cells("share", {}) == (MISSING,)


def test_who_is_not_concerned_or_silent_leaves_the_denominator() -> None:
    given = ["stage"] * 3 + ["aucun"] * 9 + ["non_concerne"] * 40 + ["pnr", None, "nsp"]
    found = summed("share", *({"job_step": value} for value in given))
    assert (found.n, found.value) == (12, 25.0)
    assert found.low == pytest.approx(8.89, abs=5e-3)  # Wilson: 3 of 12
    assert found.high == pytest.approx(53.23, abs=5e-3)


def test_a_mean_keeps_the_value_and_leaves_out_who_declined() -> None:
    assert [cells("mean", answers)[0] for answers in one("0", "7", "pnr", None)] == ["0", "7", MISSING, MISSING]
    assert summed("mean", *one("0", "7", "pnr", "2")).value == 3.0


def test_a_count_takes_what_counts_only_and_nothing_is_a_zero() -> None:
    assert [cells("count", answers)[0] for answers in one("a z", "a b c", "rien", "pnr")] == ["1", "3", "0", MISSING]
    assert summed("count", *one("a z", "a b c", "rien", "pnr")).value == pytest.approx(4 / 3)


def test_a_net_change_is_better_less_worse_and_the_same_counts_for_nothing() -> None:
    given = ["lien=5 moral=1", "lien=4", "lien=3", "lien=1", "lien=2 moral=5", "lien=4", "moral=5", "lien=pnr", None]
    found = summed("net", *one(*given))
    assert found.n == 6
    assert found.value == pytest.approx(100 * (3 - 2) / 6)
    assert found.parts == pytest.approx({"better": 50.0, "same": 100 / 6, "worse": 200 / 6})
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0 < found.high


@pytest.mark.parametrize(
    ("given", "value"), [("8 1 3", 3.0), ("8 1 3 4", 3.5), ("2 2 2 7", 2.0), ("1 8", 4.5), ("5", 5.0)]
)
def test_a_median_is_half_way_between_the_two_in_the_middle(given: str, value: float) -> None:
    assert summed("median", *one(*given.split(), "nsp")).value == value


def test_a_median_comes_with_the_steps_that_were_chosen_in_order() -> None:
    found = summed("median", *one("10", "2", "2", "7", None))
    assert list(found.parts.items()) == [("2", 50.0), ("7", 25.0), ("10", 25.0)]


def test_medians_go_row_by_row_and_a_row_left_open_is_not_counted() -> None:
    found = summed("medians", *one("confiance=2 histoire=5", "histoire=1 confiance=nsp", "confiance=4", None))
    assert found.n == 2
    assert found.parts == {
        "confiance": 3.0, "confiance.low": 2.0, "confiance.high": 4.0,
        "histoire": 3.0, "histoire.low": 1.0, "histoire.high": 5.0,
    }  # fmt: skip


def test_scores_are_each_from_nought_to_a_hundred_and_never_added() -> None:
    found = summed("scores", {"one": "1", "two": "4", "three": None}, {"one": "5", "two": "4", "three": "pnr"})
    assert found.value is None
    assert {name: value for name, value in found.parts.items() if "." not in name} == {"one": 50.0, "two": 75.0}


def test_a_score_needs_every_answer_and_knows_its_bands() -> None:
    people = [("4", "5", "5"), ("1", "1", "1"), ("3", "3", "2"), ("3", "3", "3"), ("4", "4", "4"), ("4", "5", "pnr")]
    found = summed("score", *(dict(zip(THREE, given, strict=True)) for given in people))
    assert (found.n, found.value) == (5, (14 + 3 + 8 + 9 + 12) / 5)
    assert found.parts == {"8": 40.0, "11": 20.0, "14": 40.0}


def test_a_raw_score_is_never_stretched_from_some_answers_to_all() -> None:
    assert cells("raw_score", {"one": "oui", "two": "non", "three": "oui"}) == ("2",)
    assert cells("raw_score", {"one": "oui", "two": "nsp", "three": "oui"}) == (MISSING,)
    assert cells("raw_score", {"one": "oui", "three": "oui"}) == (MISSING,)


def test_a_table_gives_a_mean_probability_where_two_scores_may_be_as_likely() -> None:
    people = [("oui", "non", "non"), ("oui", "oui", "non"), ("non", "non", "non"), ("oui", "oui", "oui")]
    found = summed("table", *(dict(zip(THREE, given, strict=True)) for given in people))
    assert (found.n, found.value) == (4, 100 * (0.25 + 0.25 + 0 + 1) / 4)


def test_weights_make_a_score_and_the_mark_belongs_to_those_above() -> None:
    people = [("oui", "non", "oui"), ("non", "oui", "non"), ("non", "non", "non"), ("non", "pnr", "oui")]
    given = [dict(zip(THREE, each, strict=True)) for each in people]
    assert [cells("weighted", answers)[0] for answers in given] == ["15", "2", "10", MISSING]
    found = summed("weighted", *given)
    assert (found.n, found.value) == (3, 10.0)
    assert found.parts["share"] == pytest.approx(200 / 3)


def test_a_distribution_tells_each_choice_that_was_made() -> None:
    assert summed("distribution", *one("5", "4", "5", "5", "pnr")).parts == {"4": 25.0, "5": 75.0}


def test_a_sum_knows_how_much_of_it_one_organisation_makes() -> None:
    found = summed("total", *one("170", "10", "20", None))
    assert (found.n, found.value, found.largest) == (3, 200.0, 0.85)
    assert summed("total", *one("0", "0", "0")).largest == 1.0


def test_farms_named_by_several_are_between_the_largest_number_and_the_sum() -> None:
    found = summed("overlap", *one("4", "9", "2"))
    assert (found.value, found.low, found.high) == (None, 9, 15)
    assert summed("overlap", *one("9")).value == 9


def test_a_ratio_is_of_the_sums_and_of_whoever_gives_both() -> None:
    people = [{"one": "1", "two": "2"}, {"one": "30", "two": "100"}, {"one": "50"}, {"two": "70"}]
    found = summed("ratio", *people)
    assert found.n == 2
    assert found.value == pytest.approx(100 * 31 / 102)
    assert found.largest == pytest.approx(70 / 71)
    assert summed("ratio", {"one": "0", "two": "0"}) == Result(1)


def test_means_weigh_every_organisation_alike_and_take_only_whole_answers() -> None:
    found = summed("means", {"one": "90", "two": "10"}, {"one": "40", "two": "60"}, {"one": "5"})
    assert (found.n, found.parts) == (2, {"one": 65.0, "two": 35.0})


def test_different_kinds_are_counted_once() -> None:
    found = summed("distinct", *one("etat", "association", "etat", None))
    assert (found.n, found.value) == (3, 2.0)


NETWORK = (
    {"actor": "a", "ties": "b=3 c=2 d=2"},
    {"actor": "b", "ties": "a=1 c=2 d=c"},
    {"actor": "c", "ties": "a=2 b=2"},
)


def test_a_link_is_as_strong_as_the_weaker_answer_and_needs_both() -> None:
    counted = Counter(cell for answers in NETWORK for cell in cells("density", answers))
    pairs = {"".join(sorted(pair)): level for pair, level in confirmed(counted).items()}
    assert pairs == {"ab": 1.0, "ac": 2.0, "bc": 2.0}
    assert {"".join(sorted(pair)) for pair in unconfirmed(counted)} == {"ad", "bd"}
    found = measures.result(RULES["density"], counted)
    assert found.n == 3
    assert found.value == pytest.approx(200 / 3)
    parts = {"1": 1.0, "2": 2.0, "3": 0.0, "c": 0.0, "unconfirmed": 2.0}
    assert measures.result(RULES["links"], counted).parts == parts


@pytest.mark.parametrize("turn", [1, -1])
def test_every_line_of_a_map_is_counted_once(turn: int) -> None:
    said = ({"actor": "a", "ties": "b=c c=2 d=1"}, {"actor": "b", "ties": "a=3 c=0"}, {"actor": "c", "ties": "b=1 a=2"})
    counted = Counter(cell for answers in said[::turn] for cell in cells("links", answers))
    assert {"".join(sorted(pair)) for pair in unconfirmed(counted)} == {"ad", "bc"}  # b says no to c; d says nothing
    parts = {"1": 0.0, "2": 1.0, "3": 0.0, "c": 1.0, "unconfirmed": 2.0}
    assert measures.result(RULES["links"], counted).parts == parts


def test_who_withdraws_takes_every_link_along() -> None:
    counted = Counter(cell for answers in NETWORK for cell in cells("density", answers))
    counted.subtract(cells("density", NETWORK[2]))
    assert measures.result(RULES["density"], counted) == Result(2, 0.0)


@st.composite
def rooms(draw: st.DrawFn) -> tuple[str, list[dict[str, str | None]]]:
    """A measure with what some people answered: anything that a question of its kind may hold."""
    name = draw(st.sampled_from(sorted(MEASURES)))
    rows = st.lists(st.sampled_from(["b=1", "c=2", "lien=4", "d=3", "lien=pnr"]), unique=True, max_size=3)
    values = {
        measures.AnswerShape.CHOICES: st.sampled_from(["oui", "non", "a b", "stage", "non_concerne", "pnr", None]),
        measures.AnswerShape.NUMBERS: st.sampled_from(["0", "1", "3", "5", "nsp", None]),
        measures.AnswerShape.ROWS: rows.map(" ".join),
    }[MEASURES[name].reads]
    items = st.fixed_dictionaries(dict.fromkeys(RULES[name].items, values))
    people = draw(st.lists(items, max_size=12))
    return name, [{**answers, "actor": f"o{number}"} for number, answers in enumerate(people)]


@settings(deadline=None, max_examples=50)
@given(rooms(), st.randoms(use_true_random=False))
def test_cells_add_up_in_any_order_and_come_off_again(room: tuple[str, list[Any]], random: Any) -> None:  # noqa: ANN401
    """Counting is additive: any order gives the same, and whoever leaves was as if never there."""
    name, people = room
    shuffled = random.sample(people, len(people))
    whole = summed(name, *people)
    assert summed(name, *shuffled) == whole
    counted: Counter[str] = Counter()
    for answers in people:
        counted.update(cells(name, answers))
    for answers in shuffled[: len(people) // 2]:
        counted.subtract(cells(name, answers))
    assert measures.result(RULES[name], counted) == summed(name, *shuffled[len(people) // 2 :])


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_of_nobody_nothing_is_known(name: str) -> None:
    found = measures.result(RULES[name], {})
    assert (found.n, found.value, found.low, found.high) == (0, None, None, None)


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_what_is_told_of_people_has_the_cells_that_telling_knows(name: str) -> None:
    """The disclosure function knows yes and no, or whole numbers: a measure with other cells has no telling."""
    telling = MEASURES[name].telling
    values = ("oui", "a b", "3", "stage", "non_concerne", None)
    found = {cell for value in values for cell in cells(name, dict.fromkeys((*RULES[name].items, "actor"), value))}
    if telling is Telling.SHARE:
        assert found <= {"yes", "no", OUT, MISSING}
    elif telling is Telling.MEAN:
        assert all(cell.isdigit() for cell in found - {MISSING})
