"""How long guessing takes at the highest rate that the queue lets through (docs/decisions/0031)."""

from db.queries.rights import SLIP_LENGTH
from domain.tickets import DIGITS, OLD_DIGITS, OLD_SIGNS, PICTOGRAMS, SIGNS
from domain.turns import Turns
from domain.workshops import ALPHABET
from server.tries import LONGEST, OLD_RATE, RATE

YEAR = 365 * 24 * 3600


def mean_seconds(space: int, targets: int, rate: float) -> float:
    """Until the first of ``targets`` is hit, by tries at random."""
    return space / targets / rate


def test_a_ticket_or_a_slip_takes_a_year_and_an_old_ticket_too() -> None:
    assert mean_seconds(len(PICTOGRAMS) ** SIGNS * 10**DIGITS, 100_000, RATE) >= YEAR
    assert mean_seconds(len(ALPHABET) ** SLIP_LENGTH, 300, RATE) >= YEAR
    assert mean_seconds(len(PICTOGRAMS) ** OLD_SIGNS * 10**OLD_DIGITS, 9_900, OLD_RATE) >= YEAR


def test_the_queue_serves_a_flood_of_ten_thousand_a_minute_within_its_patience() -> None:
    assert RATE > 10_000 / 60
    assert LONGEST <= 2


def test_clients_are_served_in_turn_and_the_longest_line_loses_its_last() -> None:
    turns: Turns[str] = Turns(6)
    for number in range(5):
        assert turns.join("flood", f"flood {number}") is None
    assert turns.join("honest", "honest") is None
    assert turns.join("another", "another") == "flood 4"
    assert [turns.next() for _ in range(4)] == ["flood 0", "honest", "another", "flood 1"]
    assert turns.waiting == 2
