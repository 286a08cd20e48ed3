"""What a proposal may say, what it costs, and what can happen to it when."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import ForbiddenCharacters, TextTooLong, TitleMissing, WrongMoment
from domain.priorities import (
    MASK,
    SEEN,
    UNSEEN,
    Cost,
    Happening,
    Status,
    Words,
    masked,
    moved,
    worded,
)


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


@pytest.mark.parametrize(
    "contact",
    [
        "06 12 34 56 78",
        "0612345678",
        "06.12.34.56.78",
        "06-12-34-56-78",
        "+33 6 12 34 56 78",
        "0033612345678",
        "٠٦ ١٢ ٣٤ ٥٦ ٧٨",
        "samira.b@example.org",
        "samira (at) example.org",
        "https://example.org/x?y=1",
        "www.example.org",
        "mon-jardin.fr",
        "@samira_du_13",
    ],
)
def test_what_leads_to_a_person_is_masked_wherever_it_stands(contact: str) -> None:
    assert masked(f"Un jardin {contact} pour tous") == f"Un jardin {MASK} pour tous"
    assert masked(contact) == MASK


@pytest.mark.parametrize(
    "harmless",
    [
        "Entre 30 000 et 90 000 000 euros par an",
        "De 2024-2025 à 2026-2027",
        "Le 01/02/2026 à 10 h",
        "Ouvert de 08 h 30 à 12 h 15",
        "Des menus à 2 euros.Pour tous",
        "Un four à pain : 1, 2, 3… 10 familles",
        "خبز ساخن كل يوم",
    ],
)
def test_what_leads_to_nobody_stays(harmless: str) -> None:
    assert masked(harmless) == harmless


@given(st.text(max_size=80))
def test_masking_is_done_once_and_never_lengthens(text: str) -> None:
    once = masked(text)
    assert masked(once) == once
    assert len(once) <= len(text)


@given(
    st.lists(st.integers(0, 9), min_size=8, max_size=8),
    st.lists(st.sampled_from(["", " ", ".", "-", " . "]), min_size=9),
)
def test_a_number_is_masked_however_it_is_spaced(digits: list[int], gaps: list[str]) -> None:
    number = "0" + "".join(f"{gap}{digit}" for gap, digit in zip(gaps, [6, *digits], strict=False))
    assert masked(f"Appelez {number} le soir") == f"Appelez {MASK} le soir"


def test_words_are_one_line_of_good_characters() -> None:
    kept = worded(Words("  Un  jardin\npartagé ", "", "care"))
    assert kept.title == "Un jardin partagé"
    with pytest.raises(TitleMissing):
        worded(Words(" \n ", "Une phrase", "care"))
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
