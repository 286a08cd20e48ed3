"""Trust and value are told of all close ties together, five declarations at least, and never of one."""

import random
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import permutations

import pytest
from sqlalchemy import Connection

from db.engine import Database
from db.queries.cooperation import partners, ties, trust
from domain.cooperation.partners import Seat
from domain.cooperation.ties import Declaration
from domain.cooperation.trust import (
    DEGREES,
    LEAST,
    QUESTIONS,
    UNKNOWN,
    Median,
    NoCloseTie,
    Trust,
    TrustMoved,
    UnknownTrust,
    median,
    minutes,
)
from domain.evaluation.structures import FEWEST, Untold
from tests.structures import LYON, agrees, hands, says, seats, wave

DRAWS = 30


def trusts(connection: Connection, seat: Seat, other: str, degree: str, question: str = "open") -> None:
    """One question answered in the place of what was."""
    before = trust.mine(connection, seat).get(other, Trust())
    trust.keep(connection, seat, other, Trust({**before.said, question: degree}, before.version))


def told(database: Database, of: str) -> Median:
    with database.reading() as connection:
        return trust.medians(connection, of)["open"]


def everybody_close(connection: Connection, label: str) -> tuple[str, Mapping[str, Seat]]:
    """A wave in which all of Lyon's say level 2 of one another, agree, and have not handed over."""
    of = wave(connection, "lyon", label)
    here = seats(connection, of, LYON)
    for seat in here.values():
        agrees(connection, seat)
        says(connection, seat, *(f"{other}=2" for other in here if other != seat.actor))
    return of, here


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("a1 b2 c3 a4", Median(why=Untold.TOO_FEW)),  # four declarations
        ("a1 b2 a3 b4 a4 b4", Median(why=Untold.TOO_FEW)),  # two organisations
        ("a1 b2 c3 a4 b4", Median(5, "3", "3")),
        ("c4 a4 b1 b1 a2 c2", Median(6, "2", "2")),
        ("a1 b1 c1 c4 b4 a4", Median(6, "1", "4")),
        ("a1 b2 c3 a4 bnsp cnsp", Median(why=Untold.TOO_FEW)),  # whoever does not know has no say
        ("a1 " * 12 + "b2 c2", Median(why=Untold.DOMINATED)),
    ],
)
def test_a_median_is_the_degree_in_the_middle(declared: str, expected: Median) -> None:
    assert median([(one[0], one[1:]) for one in declared.split()]) == expected


def test_how_long_it_takes_is_said() -> None:
    assert [minutes(n) for n in (1, 3, 20)] == [1, 2, 13]


def test_two_waves_tell_their_own_and_nothing_before_it_is_handed_over(loaded: Database) -> None:
    with loaded.transaction() as connection:
        (second, there), (first, here) = everybody_close(connection, "Vague 2"), everybody_close(connection, "Vague 1")
        for of, degree in ((there, "4"), (here, "2")):
            for one, other in permutations(("grap", "vrac_lyon", "belle_bouffe"), 2):
                trusts(connection, of[one], other, degree)
        hands(connection, *there.values())
    assert told(loaded, second) == Median(6, "4", "4")
    assert told(loaded, first).why is Untold.TOO_FEW
    with loaded.transaction() as connection:
        hands(connection, *(here[one] for one in reversed(LYON)))
    assert told(loaded, first) == Median(6, "2", "2")
    with loaded.transaction() as connection:  # one tie is close no more, then an end takes its agreement back
        says(connection, here["grap"], "vrac_lyon=1")
    assert told(loaded, first) == Median(5, "2", "2")
    with loaded.transaction() as connection:
        agrees(connection, here["belle_bouffe"], agreed=False)
    assert told(loaded, first).why is Untold.TOO_FEW


def test_what_is_no_close_tie_and_no_answer_is_refused(loaded: Database) -> None:
    with loaded.transaction() as connection:
        here = seats(connection, wave(connection, "lyon", "Vague 1"), LYON)
        grap = here["grap"]
        ties.declare(connection, grap, "vrac_lyon", Declaration("1"))
        ties.declare(connection, grap, "belle_bouffe", Declaration("3"))
        assert [one.id for one in trust.close(connection, grap)] == ["belle_bouffe"]
        for other in ("vrac_lyon", "ccas_lyon", "grap", "cocagne_lorient"):
            with pytest.raises(NoCloseTie):
                trusts(connection, grap, other, "3")
        for said in ({"open": "5"}, {"open": ""}, {"love": "4"}):
            with pytest.raises(UnknownTrust):
                trust.keep(connection, grap, "belle_bouffe", Trust(said))
        trusts(connection, grap, "belle_bouffe", UNKNOWN)
        assert trust.mine(connection, grap)["belle_bouffe"].said == {"open": UNKNOWN}


def test_of_two_devices_one_reads_again(loaded: Database) -> None:
    with loaded.transaction() as connection:
        _, here = everybody_close(connection, "Vague 1")
        grap = here["grap"]
        trusts(connection, grap, "vrac_lyon", "1")

    def press(degree: str) -> bool:
        try:
            with loaded.transaction() as connection:
                trust.keep(connection, grap, "vrac_lyon", Trust({"open": degree}, 1))
        except TrustMoved:
            return False
        return True

    with ThreadPoolExecutor(8) as crowd:
        assert sum(crowd.map(press, ["2", "3"] * 4)) == 1
    with loaded.transaction() as connection:
        again = partners.seat(connection, grap.link)
        assert trust.mine(connection, again)["vrac_lyon"].version == 2
        with pytest.raises(TrustMoved):
            trust.keep(connection, again, "vrac_lyon", Trust({"open": "4"}))


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_over_random_agreements_only_both_ends_who_agreed_have_a_say(loaded: Database) -> None:
    with loaded.transaction() as connection:
        of, here = everybody_close(connection, "Vague 1")
        hands(connection, *here.values())
    draw = random.Random(7)  # noqa: S311  a test draws
    degrees = {pair: draw.choice(DEGREES) for pair in permutations(LYON, 2)}
    with loaded.transaction() as connection:
        for (one, other), degree in degrees.items():
            trusts(connection, here[one], other, degree)
    seen = set()
    for _ in range(DRAWS):
        agreed = {one for one in LYON if draw.random() < 0.7}
        with loaded.transaction() as connection:
            for one in LYON:
                agrees(connection, here[one], agreed=one in agreed)
        expected = [degree for (one, other), degree in sorted(degrees.items()) if {one, other} <= agreed]
        shown = told(loaded, of)
        tells = len(expected) >= LEAST and len(agreed) >= FEWEST
        assert (shown.why is None, shown.n) == (tells, len(expected) if tells else 0)
        if tells:
            ordered = sorted(expected)
            assert shown.low <= shown.high
            assert ordered.count(shown.low) > 0
            assert sum(degree <= shown.low for degree in ordered) * 2 >= len(ordered)
            assert sum(degree >= shown.high for degree in ordered) * 2 >= len(ordered)
        seen.add(tells)
    assert seen == {True, False}


def test_all_six_make_a_tie_whole() -> None:
    assert Trust(dict.fromkeys(QUESTIONS, UNKNOWN)).whole
    assert not Trust(dict.fromkeys(QUESTIONS[1:], "4")).whole
