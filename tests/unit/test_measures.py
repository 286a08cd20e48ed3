"""A measure is a file: one more, lying elsewhere, is read, checked, counted and computed; and no screen shows it."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from domain.evaluation import measures
from domain.evaluation.counting import indicator_cells
from domain.evaluation.disclosure import Basis, Onlooker, Why, disclose, next_version
from domain.evaluation.indicators import Calculation, Indicator
from domain.evaluation.measures import MEASURES, weighted
from domain.operations.content import ContentError
from formats.content.folder import read as read_content
from tests.architecture.sources import house, read

CONTENT = Path(__file__).parents[2] / "content"
NAME = "mode"
FILE = '''"""The choice made most often."""

from domain.evaluation.measures import AnswerShape, Measure, Result, Unit, valid
from domain.evaluation.measures.distribution import cells


def result(rule, counted):
    people = valid(counted)
    return Result(sum(people.values()), parts={max(people, key=people.get): 1.0} if people else {})


MEASURE = Measure(cells=cells, result=result, unit=Unit.NUMBER, reads=AnswerShape.CHOICES)
'''
DAY = date(2026, 11, 28)


@contextmanager
def registered(folder: Path) -> Iterator[None]:
    folder.mkdir()
    (folder / f"{NAME}.py").write_text(FILE, encoding="utf-8")
    MEASURES.add(folder)
    try:
        yield
    finally:
        MEASURES.drop(folder)


def content(to: Path, before: str, after: str) -> Path:
    folder = Path(shutil.copytree(CONTENT, to / "content"))
    file = folder / "indicators.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, after), encoding="utf-8")
    return folder


def indicator(rule: Calculation, *, sensitive: bool = False) -> Indicator:
    return Indicator(
        "x", 1, "theme", "Nom", "", "%", 0, 100, "up", sensitive=sensitive, flagship=False, room=False, calculation=rule
    )  # fmt: skip


def calculation(name: str) -> Calculation:
    found = {row["indicator_id"]: row["calculation"] for row in read_content(CONTENT).indicators}
    return Calculation.stored(found[name])


def test_one_more_is_known_as_long_as_its_folder_is(tmp_path: Path) -> None:
    folder = content(tmp_path, "{measure: median, item: rung}", f"{{measure: {NAME}, item: rung}}")
    with pytest.raises(ContentError, match="unknown measure 'mode'"):
        read_content(folder)
    with registered(tmp_path / "elsewhere"):
        rows = {row["indicator_id"]: row for row in read_content(folder).indicators}
        rule = Calculation.stored(rows["fd_rung"]["calculation"])
        counted = Counter(
            cell
            for value in ("4", "6", "nsp", "6", None)
            for _, cell in indicator_cells(indicator(rule), {"rung": value})
        )
        assert counted == {"4": 1, "6": 2, "missing": 2}
        assert measures.result(rule, counted).parts == {"6": 1.0}
        assert disclose(indicator(rule), {"4": 30, "6": 40}, Basis(), Onlooker.COMMITTEE)[0].why is Why.UNTOLD
    assert NAME not in MEASURES


UNTOLD = {
    "net", "median", "medians", "scores", "score", "raw_score", "table", "weighted", "distribution", "total", "overlap",
    "ratio", "means", "distinct", "density", "links",
}  # fmt: skip


def test_what_has_no_way_of_being_told_is_told_nowhere() -> None:
    """Whatever its cells say, to whoever looks; and a version keeps nothing of it."""
    assert {name for name, measure in MEASURES.items() if measure.telling is None} == UNTOLD
    for name in UNTOLD:
        hidden = indicator(Calculation(name, ("one",)))
        for cells in ({"yes": 60, "no": 40}, {"3": 50, "4": 50}, {"better": 30, "worse": 30, "same": 30}):
            for audience in Onlooker:
                assert disclose(hidden, cells, Basis(), audience)[0].why is Why.UNTOLD
                version = next_version(None, (hidden,), {"x": cells}, 100, audience, DAY)
                assert (version.figures[0].value, version.figures[0].count, dict(version.basis)) == (None, None, {})


def test_an_indicator_of_the_room_can_be_told(tmp_path: Path) -> None:
    folder = content(tmp_path, "{id: fd_rung, ", "{id: fd_rung, room: true, ")
    with pytest.raises(ContentError, match="can be told"):
        read_content(folder)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("item: change, row: pratiques,", "item: change,", "a net needs its row"),
        ("row: pratiques", "row: sommeil", "'sommeil' is no row"),
        ("numbers: {least: [2]}", "numbers: {most: [2]}", "a density needs its least"),
        ("{measure: median, item: step}", '{measure: median, item: step, yes: ["1"]}', "a median has no yes"),
        ("0.989, 0.989]", "0.989]", "table: 8 numbers instead of 9"),
        ('{measure: total, item: "partner:oriented"}', "{measure: total, item: learned}", "no numbers to count with"),
        ("{measure: medians, item: pillars}", "{measure: median, item: pillars}", "which this rule cannot count"),
        ("{measure: count, item: acts,", "{measure: counts, item: acts,", "unknown measure 'counts'"),
        ('no: ["1", "2"]', 'no: ["4", "2"]', "said twice"),
        ('"system:needs"]}, source: [res_offer,', '"system:wants"]}, source: [res_offer,', "not among the sources"),
    ],
)
def test_what_does_not_fit_is_said(before: str, after: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=re.escape(reason)):
        read_content(content(tmp_path, before, after))


# What each answer is, in the order of the questions.
@pytest.mark.parametrize(
    ("answers", "score"),
    [
        ((0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1), 0.0),
        ((1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0), 100.0),
        ((0, 1, 0, 0, 1, 0, 0, 0, 1, 1, 1), 52.07),
    ],
)
def test_epices_vectors(answers: tuple[int, ...], score: float) -> None:
    rule = calculation("pr_epices")
    said = {item: "oui" if yes else "non" for item, yes in zip(rule.items, answers, strict=True)}
    assert weighted.score(rule, said) == score
    assert tuple(MEASURES["weighted"].cells(rule, said)) == (f"{score:.0f}",)
    assert tuple(MEASURES["weighted"].cells(rule, {**said, "epices_7": "pnr"})) == ("missing",)


def test_epices_counts_who_reaches_the_mark() -> None:
    found = measures.result(calculation("pr_epices"), {"30": 3, "30.17": 1, "52": 4, "missing": 9})
    assert (found.n, found.value, found.parts["share"]) == (8, (30.17 + 52) / 2, 62.5)


@pytest.mark.parametrize(
    ("mark", "score", "cell"),
    [
        (30.17, 30.16, "30"),
        (30.17, 30.17, "30.17"),
        (30.17, 30.49, "30.17"),
        (30.17, 30.51, "31"),
        (30.17, 29.6, "30"),
        (30.7, 30.6, "30"),
        (30.7, 30.7, "31"),
        (30, 29.9, "29"),
        (30, 30, "30"),
    ],
)
def test_a_score_is_kept_roughly_and_on_its_side_of_the_mark(mark: float, score: float, cell: str) -> None:
    rule = Calculation(
        "weighted", ("one",), frozenset({"oui"}), numbers={"constant": (score,), "weights": (1,), "mark": (mark,)}
    )
    assert tuple(MEASURES["weighted"].cells(rule, {"one": "non"})) == (cell,)


def test_oslo_sums_three_answers_and_has_three_bands() -> None:
    rule = calculation("st_osss3")
    said = {"osss_1": "4", "osss_2": "5", "osss_3": "5"}
    assert tuple(MEASURES["score"].cells(rule, said)) == ("14",)
    found = measures.result(rule, {"3": 1, "8": 1, "9": 1, "11": 1, "12": 2, "14": 2, "missing": 5})
    assert found.parts == {"8": 25.0, "11": 25.0, "14": 50.0}


def test_nobody_asks_for_a_measure_by_its_name() -> None:
    named = re.compile(r"\.measure\s*(==|!=|is|in)\b")
    asking = [str(path) for path in house() if named.search(read(path))]
    assert asking == []
