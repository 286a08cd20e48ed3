"""A link card is read as people type it, a mistake is noticed, and what is kept of it meets no other territory's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.participation import cards
from domain.participation.cards import DIGITS, CardMalformed

drawn = st.integers(0, 10**10 - 1).map(lambda n: cards.checked(f"{n:010d}"))
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@given(drawn)
def test_what_is_printed_is_read_in_any_script(card: str) -> None:
    assert cards.read(cards.grouped(card)) == card
    assert cards.read(f" {card[:5]}-{card[5:]} ") == card
    assert cards.read(cards.grouped(card).translate(ARABIC)) == card


@given(drawn, st.integers(0, DIGITS - 1), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(card: str, at: int, more: int) -> None:
    wrong = f"{card[:at]}{(int(card[at]) + more) % 10}{card[at + 1 :]}"
    with pytest.raises(CardMalformed):
        cards.read(wrong)


@given(drawn, st.integers(0, DIGITS - 2))
def test_two_digits_in_the_other_order_are_noticed(card: str, at: int) -> None:
    swapped = f"{card[:at]}{card[at + 1]}{card[at]}{card[at + 2 :]}"
    if swapped != card:
        with pytest.raises(CardMalformed):
            cards.read(swapped)


@pytest.mark.parametrize("typed", ["", "1234", "1234 5678 901", "1234 5678 9012 3", "abcd efgh ijkl", "²234 5678 9012"])
def test_what_is_no_card_is_refused(typed: str) -> None:
    with pytest.raises(CardMalformed):
        cards.read(typed)


def test_cards_are_drawn_and_keyed_for_each_territory_and_server() -> None:
    one, other = cards.draw(), cards.draw()
    assert one != other
    kept = {
        cards.keyed_hash(card, place, key)
        for card in (other, one)
        for place in ("toulouse", "lyon")
        for key in ("a" * 32, "b" * 32)
    }
    assert len(kept) == 8
    assert not any(one in each for each in kept)
