"""What is kept of versions: made once each, for as long as it is asked for, and nothing of what failed."""

from collections.abc import Hashable, Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from domain.operations.versions import Reading, Readings, Versions


def test_each_version_is_made_once_and_those_asked_for_last_are_kept() -> None:
    kept, made = Versions[str](2), []

    def ask(version: str) -> str:
        return kept.of(version, lambda: made.append(version) or f"value of {version}")  # type: ignore[func-returns-value]

    assert [ask(one) for one in ("b", "a", "b", "c", "b", "a")] == [f"value of {one}" for one in "babcba"]
    assert made == ["b", "a", "c", "a"]  # «a» went when «c» came: «b» had been asked for since


def test_of_several_only_the_missing_ones_are_made_together_and_found_in_their_order() -> None:
    kept = Versions[int](3)
    asked: list[tuple[Hashable, ...]] = []

    def squares(missing: tuple[Hashable, ...]) -> Mapping[Hashable, int]:
        asked.append(missing)
        return {n: int(str(n)) ** 2 for n in missing}

    assert kept.each([3, 1, 3], squares) == (9, 1, 9)
    assert kept.each([2, 1], squares) == (4, 1)
    assert kept.each([], squares) == ()
    assert kept.each([5, 4, 3, 2, 1], squares) == (25, 16, 9, 4, 1)  # more than are kept
    assert asked == [(3, 1), (2,), (5, 4)]
    assert kept.each([1, 2, 3], squares) == (1, 4, 9)
    assert asked[3:] == []  # the last three stand in the place of the first two


def test_what_could_not_be_made_is_asked_again() -> None:
    kept = Versions[int](4)

    def fails() -> int:
        raise OSError

    with pytest.raises(OSError):
        kept.of("new", fails)
    assert kept.of("new", lambda: 7) == 7
    assert kept.of("new", fails) == 7


def test_many_who_ask_at_once_wait_for_the_one_who_makes_it() -> None:
    kept, made, together = Versions[object](4), [], Barrier(12)

    def ask(n: int) -> object:
        together.wait()
        return kept.of(n % 2, lambda: made.append(n) or object())  # type: ignore[func-returns-value]

    with ThreadPoolExecutor(12) as crowd:
        found = list(crowd.map(ask, range(12)))
    assert len(made) == len({id(one) for one in found}) == 2


def test_a_reading_is_good_as_long_as_nobody_writes_and_keeps_its_number_where_it_says_the_same() -> None:
    kept, asked = Readings[list[str]](2), []

    def read(thing: str, moment: int, *said: str) -> Reading[list[str]]:
        return kept.of(thing, moment, lambda: asked.append((thing, moment)) or list(said))  # type: ignore[func-returns-value]

    first, other = read("b", 1, "x"), read("a", 1, "y")
    assert read("b", 1, "never read") is first
    assert read("b", 2, "x") is first  # somebody wrote something else
    assert read("a", 2, "z").number not in {first.number, other.number}
    assert read("a", 2, "never read").said == ["z"]
    assert read("b", 2, "never read") is first
    assert asked == [("b", 1), ("a", 1), ("b", 2), ("a", 2)]
    read("c", 2, "w")
    assert read("a", 2, "z").said == ["z"]  # it went when «c» came: «b» had been asked for since
    assert asked[4:] == [("c", 2), ("a", 2)]


def test_a_reading_that_failed_is_asked_again() -> None:
    kept = Readings[int](2)

    def fails() -> int:
        raise OSError

    assert kept.of("a", 1, lambda: 7).said == 7
    with pytest.raises(OSError):
        kept.of("a", 2, fails)
    assert kept.of("a", 2, lambda: 8).said == 8
