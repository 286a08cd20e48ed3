"""How long guessing takes at the highest rate that the queues let through (docs/decisions/0004, 0031)."""

from db.queries.votes.rights import SLIP_LENGTH
from domain.operations.turns import Turns
from domain.participation.tickets import DIGITS, OLD_DIGITS, OLD_SIGNS, PICTOGRAMS, SIGNS
from domain.staff.accounts import SHORTEST_PASSWORD, draw_password
from domain.workshops.remotes import CODE_LASTS, CODE_LENGTH
from domain.workshops.workshop import ALPHABET
from frame.staff import lanes
from server.tries import LONGEST, OLD_RATE, RATE

YEAR = 365 * 24 * 3600


def mean_seconds(space: int, targets: int, rate: float) -> float:
    """Until the first of ``targets`` is hit, by tries at random."""
    return space / targets / rate


def test_a_ticket_or_a_slip_takes_a_year_and_an_old_ticket_too() -> None:
    assert mean_seconds(len(PICTOGRAMS) ** SIGNS * 10**DIGITS, 100_000, RATE) >= YEAR
    assert mean_seconds(len(ALPHABET) ** SLIP_LENGTH, 300, RATE) >= YEAR
    assert mean_seconds(len(PICTOGRAMS) ** OLD_SIGNS * 10**OLD_DIGITS, 9_900, OLD_RATE) >= YEAR


def test_the_code_of_a_remote_is_not_found_in_its_five_minutes() -> None:
    tries = RATE * CODE_LASTS.total_seconds()
    assert 20 * tries / len(ALPHABET) ** CODE_LENGTH < 1e-5  # with twenty codes that wait at once


def test_a_password_takes_longer_than_anybody_lives() -> None:
    letters = 26  # of the poorest alphabet somebody may draw from
    assert lanes.RATE * YEAR < 3.2e7  # guesses a year, of all accounts together, in one process
    assert mean_seconds(letters**SHORTEST_PASSWORD, 50, lanes.RATE) >= 1e7 * YEAR
    drawn = draw_password().replace("-", "")
    assert mean_seconds(31 ** len(drawn), 50, lanes.RATE) >= 1e14 * YEAR


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
