"""What is said of two waves: only what their figures tell, and only where they speak of the same thing."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.evaluation.change import Change, difference, of_figures, of_shares
from domain.evaluation.committee import Apart, apart, drawn, published
from domain.evaluation.compare import ToldWave, alike, former, side_by_side
from domain.evaluation.disclosure import Basis, Figure, Onlooker, Why, disclose
from domain.evaluation.indicators import MISSING, Calculation, Indicator
from domain.evaluation.measures import Telling
from domain.evaluation.ranges import exactly
from domain.evaluation.statistics import newcombe
from domain.participation.questionnaire import Question

SPRING, SUMMER, AUTUMN = date(2026, 4, 2), date(2026, 7, 1), date(2026, 11, 22)
RULE = Indicator(
    "x", 1, "care", "Nom", "", "%", 0, 7, "up", sensitive=False, flagship=False, room=True,
    calculation=Calculation(Telling.SHARE, ("item",), frozenset({"oui"})),
)  # fmt: skip
QUESTION = Question("q", 1, "item", 1, "care", "single", "Oui ?")


def figure(yes: int, no: int, day: date = AUTUMN, version: int | None = 1) -> Figure:
    return Figure("x", yes + no, None, day, exactly(yes + no), exactly(yes), exactly(no), version=version)


def wave(name: str, shown: Figure | None, *asked: Question) -> ToldWave:
    figures = {"x": shown} if shown else {"x": Figure("x", 30, Why.TOO_FEW)}
    return ToldWave(name, name, 30, figures, {"item": asked or (QUESTION,)})


@given(*[st.tuples(st.integers(0, 150), st.integers(0, 150), st.integers(0, 12)) for _ in "12"], st.integers(0, 30))
def test_what_is_said_of_a_change_is_true_of_the_exact_numbers_too(
    first: tuple[int, int, int], second: tuple[int, int, int], made_up: int
) -> None:
    """Told roughly or exactly, nobody concludes what the answers themselves would not."""
    told = []
    for yes, no, silent in (first, second):
        cells = {"yes": yes, "no": no, MISSING: silent}
        told.append(disclose(RULE, cells, Basis(), Onlooker.COMMITTEE, made_up)[0])
    if not all(one.shown for one in told):
        return
    said, exact = of_figures(*told), of_shares((first[0], sum(first[:2])), (second[0], sum(second[:2])))
    assert said in {Change.UNKNOWN, exact}


def test_ordinary_changes_are_seen_both_ways() -> None:
    less, more = figure(30, 70), figure(70, 30)
    assert (of_figures(less, more), of_figures(more, less)) == (Change.UP, Change.DOWN)
    assert of_figures(figure(12, 12), figure(14, 10)) is Change.UNKNOWN
    assert difference(less, more) == pytest.approx(newcombe((30, 100), (70, 100)))


def test_two_means_change_only_where_their_intervals_stand_apart() -> None:
    first = replace(figure(0, 0), value=2.5, value_low=2.0, value_high=3.0, count=None, against=None)
    assert of_figures(first, replace(first, value=5, value_low=4.5, value_high=5.5)) is Change.UP
    assert of_figures(first, replace(first, value=4, value_low=3.5, value_high=4.5)) is Change.UNKNOWN


def test_the_wave_before_is_the_one_that_was_told_before_whichever_was_made_first() -> None:
    autumn, spring = wave("autumn", figure(9, 9)), wave("spring", figure(9, 9, SPRING))
    summer, hidden = wave("summer", figure(9, 9, SUMMER)), wave("hidden", None)
    known = (autumn, hidden, spring, summer)
    assert former(RULE, autumn, known) == summer
    assert former(RULE, summer, known) == spring
    assert former(RULE, spring, known) is None
    assert [one.name for one in side_by_side(RULE, autumn, known)] == ["spring", "summer", "autumn"]


def test_other_words_and_other_rules_are_never_side_by_side() -> None:
    here = wave("here", figure(9, 9))
    reworded = replace(QUESTION, item_version=2)
    assert alike(RULE, here, wave("same", figure(8, 9, SPRING)))
    assert alike(RULE, here, wave("before it was written down", figure(8, 9, SPRING, None)))
    assert not alike(RULE, here, wave("reworded", figure(8, 9, SPRING), reworded))
    assert not alike(RULE, here, wave("both", figure(8, 9, SPRING), QUESTION, reworded))
    assert not alike(RULE, here, wave("ruled", figure(8, 9, SPRING, 2)))
    second = replace(RULE, version=2)
    assert not alike(second, wave("new", figure(9, 9, version=2)), wave("old", figure(8, 9, SPRING, None)))
    assert not alike(RULE, here, replace(wave("never asked", figure(8, 9, SPRING)), asked={}))


def rule(name: str, *items: str, measure: str = "share", room: bool = False, sensitive: bool = False) -> Indicator:
    asked = Calculation(measure, items, frozenset({"oui"}))
    return replace(RULE, id=name, room=room, sensitive=sensitive, calculation=asked)


def test_what_is_not_told_says_why() -> None:
    known = (
        rule("second", "said"),
        rule("room", "said", room=True),
        rule("hunger", "hunger", sensitive=True),
        rule("score", "score", measure="mean", sensitive=True),
        rule("starved", "hunger", sensitive=True),
        rule("farms", "partner:farms", measure="total"),
        rule("median", "rung", measure="median"),
    )
    assert {one.id: apart(one, known, sensitive=False) for one in known} == {
        "second": Apart.SHARED,
        "room": None,
        "hunger": Apart.COMMITTEE,
        "score": Apart.SENSITIVE,
        "starved": Apart.SHARED,
        "farms": Apart.GATHERED,
        "median": Apart.NO_WAY,
    }
    assert [one.id for one in published(known)] == ["room"]
    assert [one.id for one in known if apart(one, known, sensitive=True) is None] == ["room", "hunger"]
    shown = replace(known[4], flagship=True)
    assert drawn([*known[:4], shown]) == (shown,)  # a theme's first indicator before another one of its question


def test_of_two_waves_told_on_one_day_the_newer_one_comes_after() -> None:
    one, other, late = wave("one", figure(9, 9)), wave("other", figure(9, 9)), wave("late", figure(9, 9, SPRING))
    known = (one, other, late)
    assert former(RULE, other, known) == one
    assert former(RULE, one, known) == late  # told before, although it was made last
    assert former(RULE, late, known) is None
    assert former(RULE, wave("nowhere", None), known) is None
