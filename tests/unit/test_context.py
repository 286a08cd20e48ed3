"""Other territories as context: three at least, of what everybody may read, the same in whatever order."""

from dataclasses import replace
from datetime import date
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from domain.evaluation.compare import ToldWave, groups
from domain.evaluation.context import ANSWERS, STEP, TERRITORIES, around
from domain.evaluation.disclosure import Figure
from domain.evaluation.public import public
from tests.unit.test_compare import AUTUMN, QUESTION, RULE, SPRING, SUMMER, figure, wave

HERE = wave("here", figure(20, 20))


def several(*counts: tuple[int, int]) -> list[ToldWave]:
    return [wave(f"w{at}", figure(*one)) for at, one in enumerate(counts)]


def test_fewer_than_three_or_of_few_answers_or_of_other_words_tell_nothing() -> None:
    three = several((30, 10), (20, 20), (10, 30))
    told = around(RULE, HERE, three)
    assert told is not None
    assert (told.territories, told.share) == (3, 50)
    assert around(RULE, HERE, three[:2]) is None
    few = wave("few", figure(15, ANSWERS - 16))
    other = wave("other", figure(20, 20), replace(QUESTION, item_version=2))
    ruled = wave("ruled", figure(20, 20, version=2))
    hidden = wave("hidden", None)
    for wrong in (few, other, ruled, hidden):
        assert around(RULE, HERE, [*three[:2], wrong]) is None
        assert around(RULE, HERE, [wrong, *three]) == told
    assert around(replace(RULE, sensitive=True), HERE, three) is None


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=5))
def test_it_is_the_mean_of_what_everybody_reads_whatever_their_order(counts: list[tuple[int, int]]) -> None:
    known = several(*counts)
    told = around(RULE, HERE, known)
    assert all(around(RULE, HERE, list(one)) == told for one in permutations(known))
    may = [public(RULE, one.figures["x"]) for one in known if sum(counts[int(one.wave[1:])]) >= ANSWERS]
    middles = [((one.low or 0) + (one.high or 0)) / 2 for one in may if one.shown]
    assert (told is None) == (len(middles) < TERRITORIES)
    if told is not None and told.share is not None:
        assert abs(told.share - sum(middles) / len(middles)) <= STEP / 2


def test_means_are_told_by_halves() -> None:
    known = [
        wave(
            f"w{at}", Figure("x", 40, None, AUTUMN, figure(20, 20).n, value=value, value_low=1, value_high=6, version=1)
        )
        for at, value in enumerate((2.5, 3.0, 3.0))
    ]
    told = around(RULE, HERE, known)
    assert told is not None
    assert told.value == 3.0


def test_waves_of_one_wording_are_one_line_in_the_order_of_telling() -> None:
    reworded = replace(QUESTION, item_version=2)
    late, early = wave("late", figure(9, 9)), wave("early", figure(9, 9, SPRING))
    between, later = (
        wave("between", figure(9, 9, SUMMER), reworded),
        wave("later", figure(9, 9, date(2027, 1, 1)), reworded),
    )
    hidden = wave("hidden", None)
    for known in permutations((late, early, between, later, hidden)):
        found = [[one.name for one in group] for group in groups(RULE, known)]
        assert found == [["early", "late"], ["between", "later"]]
    mixed = wave("mixed", figure(9, 9, SPRING), QUESTION, reworded)
    assert groups(RULE, (mixed, late)) == ((mixed,), (late,))
    assert groups(RULE, (hidden,)) == ()
