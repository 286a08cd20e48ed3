"""What everybody may read of a figure: from eleven answers on, in steps, never a sensitive one."""

from dataclasses import replace
from datetime import date

import pytest

from domain.evaluation.change import Change
from domain.evaluation.disclosure import Figure, Why
from domain.evaluation.indicators import Calculation, Indicator
from domain.evaluation.pairs import FELL, ROSE, SAME, Paired
from domain.evaluation.public import Public, paired, public
from domain.evaluation.ranges import Span, exactly
from domain.evaluation.spreads import Spread
from sentences.evaluation import results
from texts import speaking
from texts.field import OTHERS


def indicator(*, sensitive: bool = False, name: str = "sk_any") -> Indicator:
    return Indicator(
        id=name, version=1, theme="skills", fr="A appris", definition="", unit="%", low=0, high=7, direction="up",
        sensitive=sensitive, flagship=True, room=True, calculation=None,
    )  # fmt: skip


def shares(yes: Span, no: Span, n: Span) -> Figure:
    return Figure("sk_any", 40, n=n, count=yes, against=no)


@pytest.mark.parametrize(
    ("yes", "no", "told"),
    [
        (7, 4, (65, 65, 10)),
        (8, 6, (55, 55, 15)),
        (20, 9, (70, 70, 30)),
        (21, 9, (70, 70, 30)),
        (22, 11, (67, 67, 33)),
        (15, 15, (50, 50, 30)),
    ],
)
def test_a_share_is_told_in_steps_of_five_under_thirty(yes: int, no: int, told: tuple[int, int, int]) -> None:
    found = public(indicator(), shares(exactly(yes), exactly(no), exactly(yes + no)))
    assert (found.low, found.high, found.n) == told


def test_what_is_told_roughly_is_told_by_the_nearest_step_or_by_its_bounds() -> None:
    near = public(indicator(), shares(exactly(14), Span(5, 7), Span(19, 21)))
    assert (near.low, near.high, near.n) == (70, 70, 20)
    wide = public(indicator(), shares(Span(10, 14), Span(6, 10), exactly(20)))
    assert (wide.low, wide.high) == (50, 70)
    assert results.said("Apprendre", "school", indicator(), wide).sentence.startswith("Entre 50 et 70 personnes")


@pytest.mark.parametrize(
    ("yes", "no", "n", "sentence"),
    [
        (exactly(240), exactly(30), exactly(270), "89 personnes sur 100 ont appris"),
        (Span(239, 243), Span(27, 31), exactly(270), "Environ 90 personnes sur 100"),  # a range has no single points
        (Span(239, 243), Span(27, 31), Span(268, 272), "Environ 90 personnes sur 100"),
        (exactly(17), exactly(3), exactly(20), "Environ 85 personnes sur 100"),
        (Span(160, 164), Span(106, 110), exactly(270), "Environ 60 personnes sur 100"),
        (Span(140, 170), Span(100, 130), exactly(270), "Entre 50 et 65 personnes sur 100"),
    ],
)
def test_what_says_environ_is_in_steps_of_five_and_nothing_else_is(yes: Span, no: Span, n: Span, sentence: str) -> None:
    found = results.said("Apprendre", "school", indicator(), public(indicator(), shares(yes, no, n)))
    assert found.sentence.startswith(sentence)


def test_few_people_are_told_as_fewer_than_and_never_as_a_number() -> None:
    few = public(indicator(), shares(Span(0, 4), Span(16, 20), exactly(20)))
    assert (few.low, few.high) == (0, 20)
    most = public(indicator(), shares(Span(40, 44), Span(0, 4), exactly(44)))
    assert (most.low, most.high) == (90, 100)
    rare, common = (results.said("Apprendre", "school", indicator(), one) for one in (few, most))
    assert rare.sentence.startswith("Moins de 20 personnes sur 100 ont appris")
    assert common.sentence.startswith("Plus de 90 personnes sur 100 ont appris")
    assert (rare.bar, common.bar) == ("◐◐○○○○○○○○", "●●●●●●●●●◐")


@pytest.mark.parametrize(
    ("n", "about"),
    [
        (exactly(286), "Sur 286 réponses à cette question"),
        (exactly(30), "Sur 30 réponses à cette question"),
        (exactly(29), "Sur environ 30 réponses à cette question"),
        (exactly(25), "Sur environ 25 réponses à cette question"),
        (Span(284, 288), "Sur environ 285 réponses à cette question"),
        (Span(40, 44), "Sur environ 40 réponses à cette question"),
    ],
)
def test_only_a_number_that_was_rounded_is_told_as_about(n: Span, about: str) -> None:
    yes, mean = Span(12, 12), Figure("fp_cook_days", 300, n=n, value=4.5)
    share = public(indicator(), shares(yes, Span(n.low - 12, n.high - 12), n))
    for found, name in ((share, "sk_any"), (public(indicator(name="fp_cook_days"), mean), "fp_cook_days")):
        assert results.said("Apprendre", "school", indicator(name=name), found).about == about


@pytest.mark.parametrize(("n", "told"), [(9, False), (10, False), (11, True)])
def test_nothing_is_told_of_fewer_than_eleven(n: int, told: bool) -> None:
    assert public(indicator(), shares(exactly(n - 5), exactly(5), exactly(n))).shown is told


def test_what_is_sensitive_or_not_shown_says_why() -> None:
    shown = shares(exactly(20), exactly(20), exactly(40))
    assert public(indicator(sensitive=True), shown) == Public("sk_any", Why.SENSITIVE)
    for why in Why:
        hidden = public(indicator(), Figure("sk_any", 0, why))
        assert hidden == Public("sk_any", why)
        assert results.said("Apprendre", "school", indicator(), hidden).about == ""


def test_a_mean_keeps_its_half_units() -> None:
    found = public(indicator(name="fp_cook_days"), Figure("fp_cook_days", 30, n=exactly(25), value=4.5))
    assert (found.value, found.n) == (4.5, 25)
    said = results.said("Manger", "skillet", indicator(name="fp_cook_days"), found)
    assert said.sentence == "En moyenne, un repas fait maison 4,5 jours sur 7."
    assert said.bar == "●●●●◐○○"


@pytest.mark.parametrize("language", OTHERS)
def test_each_sentence_is_said_in_each_language(language: str) -> None:
    told = public(indicator(), shares(exactly(20), exactly(20), exactly(40)))
    french = results.said("Apprendre", "school", indicator(), told).sentence
    with speaking(language):
        there = results.said("Apprendre", "school", indicator(), told).sentence
    assert there != french
    assert "50" in there


def test_an_indicator_without_a_sentence_of_its_own_is_named() -> None:
    told = public(indicator(name="sk_new"), shares(exactly(20), exactly(20), exactly(40)))
    said = results.said("Apprendre", "school", indicator(name="sk_new"), told).sentence
    assert said == "A appris\u00a0: 50 personnes sur 100"


def test_who_answered_twice_is_told_outwards_in_steps_of_five_and_from_eleven_answers_on() -> None:
    rule = replace(indicator(), calculation=Calculation("share", ("learned",), frozenset({"cuisiner"})))
    parts = {ROSE: Span(15, 19), SAME: Span(5, 9), FELL: Span(0, 4)}
    one = Paired("sk_any", "before", 1, Spread(28, Span(24, 28), parts, date(2026, 11, 28)))
    found = paired(rule, one)
    assert found is not None
    assert (found.n, found.rose, found.fell, found.change) == (30, (50, 80), (0, 20), Change.UP)
    few = replace(one, spread=replace(one.spread, people=14, n=Span(10, 14)))
    assert paired(rule, few) is None
    assert paired(replace(rule, sensitive=True), one) is None
    assert paired(replace(rule, version=2), one) is None
