"""What is kept of versions: made once each, for as long as it is asked for, and nothing of what failed."""

from collections.abc import Hashable, Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from domain.operations.versions import Versions


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
