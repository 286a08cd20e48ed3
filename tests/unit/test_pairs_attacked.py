"""What pairs tell, held against whoever reads both waves too: what the committee reads, and what everybody does."""

import pytest

from domain.evaluation.indicators import MISSING
from tests.paired import AFTER, BEFORE, MOVE, Attacked, Two, alike

YES_NO = ("yes", "no")
OTHERS = 1e-6  # of those who are left of a block; of pairs, nothing at all
NOTHING = 1e-12  # what rounding leaves

PLACES = [  # pairs, who answered the first time only, and the second
    (11, 0, 0),
    (12, 10, 0),
    (15, 0, 12),
    (16, 10, 10),
    (11, 30, 0),
    (11, 34, 29),
]


def found(setting: Two) -> tuple[float, float]:
    """The greatest chance of being certain of those who answered twice, and of those who did once."""
    certain = Attacked(setting).certain()
    twice = (chance for (whose, _, _), chance in certain.items() if whose in {BEFORE, AFTER, MOVE})
    return max(twice), max((n for (whose, _, _), n in certain.items() if whose not in {BEFORE, AFTER, MOVE}), default=0)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("everybody", [False, True])
def test_whoever_reads_both_waves_and_their_pairs_is_certain_of_nobody(
    place: tuple[int, int, int], *, everybody: bool
) -> None:
    for yes in (0.5, 0.3):
        twice, once = found(Two(*place, YES_NO, alike(YES_NO, (yes, 1 - yes), 0.5), everybody=everybody))
        assert twice <= NOTHING
        assert once <= OTHERS


@pytest.mark.soak
@pytest.mark.timeout(0)
@pytest.mark.parametrize("stays", [0.2, 0.8])
@pytest.mark.parametrize("yes", [0.1, 0.3, 0.5, 0.9])
def test_nor_where_more_people_answered_or_stayed(yes: float, stays: float) -> None:
    for pairs in (13, 20, 24):
        for first, second in ((0, 0), (10, 0), (0, 11), (10, 15)):
            twice, once = found(Two(pairs, first, second, YES_NO, alike(YES_NO, (yes, 1 - yes), stays)))
            assert twice <= NOTHING
            assert once <= OTHERS


@pytest.mark.soak
@pytest.mark.timeout(0)
@pytest.mark.parametrize(("first", "second"), [(0, 0), (10, 0), (0, 30), (30, 0)])
def test_nor_where_some_are_silent(first: int, second: int) -> None:
    cells = (*YES_NO, MISSING)
    twice, once = found(Two(11, first, second, cells, alike(cells, (0.45, 0.45, 0.1), 0.5)))
    assert twice <= NOTHING
    assert once <= OTHERS


def test_what_everybody_reads_follows_from_what_the_committee_does() -> None:
    """With both, nobody knows more than with the committee's alone: the same ways to answer stay together."""
    setting = Two(13, 0, 0, YES_NO, alike(YES_NO, (0.5, 0.5), 0.5))
    both, theirs = Attacked(setting), Attacked(setting, committee_alone=True)
    assert (both.changed == theirs.changed).all()
    assert both.certain() == theirs.certain()
    public = Attacked(Two(13, 0, 0, YES_NO, setting.shares, everybody=True))
    assert len(set(public.changed)) <= len(set(both.changed))


def test_without_the_rule_a_way_would_be_certain(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the rule is for: more yes after than before is who rose without who fell."""
    monkeypatch.setattr("domain.evaluation.pairs._open", lambda *_: True)
    twice, _ = found(Two(12, 0, 0, YES_NO, alike(YES_NO, (0.5, 0.5), 0.5)))
    assert twice > 0.05
