"""What a proposal may say, what it costs, and what can happen to it when."""

import pytest

from domain.errors import ForbiddenCharacters, TextTooLong
from domain.priorities.errors import TitleMissing, WrongMoment
from domain.priorities.priority import SEEN, UNSEEN, Cost, Happening, Status, Words, moved, worded


@pytest.mark.parametrize(
    ("low", "high", "amount", "coins"),
    [
        (0, 5_000, 2_500, 1),
        (500, 4_000, 2_500, 1),  # 2 250 lies between two: up
        (1_000, 3_000, 2_000, 1),
        (5_000, 15_000, 10_000, 1),
        (5_000, 15_500, 10_500, 2),
        (30_000, 90_000, 60_000, 2),
        (60_000, 180_000, 120_000, 3),
    ],
)
def test_a_range_becomes_one_amount_and_one_to_three_coins(low: int, high: int, amount: int, coins: int) -> None:
    cost = Cost(low, high, yearly=False)
    assert (cost.amount, cost.coins) == (amount, coins)


def test_an_amount_that_a_committee_chose_is_the_amount() -> None:
    assert Cost(0, 100_000, yearly=True, chosen=7_777).amount == 7_777


def test_words_are_one_line_of_good_characters() -> None:
    kept = worded(Words("  Un  jardin\npartagé ", "", "care"))
    assert kept.title == "Un jardin partagé"
    for nothing in (" \n ", "\u200b", "\u2060 \ufeff", "\u0301", "\u3164", "\u2800", "\u200d", "\U000e0041"):
        with pytest.raises(TitleMissing):
            worded(Words(nothing, "Une phrase", "care"))
    with pytest.raises(TextTooLong):
        worded(Words("x" * 81, "", "care"))
    with pytest.raises(TextTooLong):
        worded(Words("x", "y" * 141, "care"))
    with pytest.raises(ForbiddenCharacters):
        worded(Words("Un jardin\u202e", "", "care"))


def test_nothing_is_seen_before_somebody_read_it() -> None:
    assert set(SEEN) | UNSEEN == set(Status)
    for happening in set(Happening) - {Happening.PUBLISHED}:
        try:
            after = moved(Status.WAITING, happening)
        except WrongMoment:
            continue
        assert after in UNSEEN


@pytest.mark.parametrize("status", Status)
def test_the_end_of_a_vote_is_always_taken(status: Status) -> None:
    ended = {moved(status, happening) for happening in (Happening.RETAINED, Happening.NOT_RETAINED)}
    assert ended == ({Status.RETAINED, Status.PROPOSED} if status is Status.VOTING else {status})


@pytest.mark.parametrize("status", [Status.MERGED, Status.REFUSED])
def test_what_was_refused_or_merged_goes_nowhere(status: Status) -> None:
    for happening in set(Happening) - {Happening.RETAINED, Happening.NOT_RETAINED}:
        with pytest.raises(WrongMoment):
            moved(status, happening)
