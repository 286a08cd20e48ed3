"""A drawn sample for ``make test`` of what ``make soak`` runs whole. The seed is printed, and repeats the draw."""

import os
import random
from collections.abc import Sequence
from typing import Any, TypeVar

import pytest

SEED = "TABLEE_SEED"
One = TypeVar("One")


def choose_seed() -> None:
    """Once for the run: workers inherit it, and draw the same."""
    os.environ.setdefault(SEED, str(random.SystemRandom().randrange(10_000)))


def told() -> str:
    """How to repeat the draw."""
    return f"drawn with {SEED}={os.environ[SEED]}"


def drawn(values: Sequence[Any], number: int) -> list[Any]:
    """All of them as parameters, ``number`` of which are for every run and the others for ``make soak``."""
    luck = random.Random(f"{os.environ[SEED]} {values}")  # noqa: S311  a sample that must be repeated
    now = {id(value) for value in luck.sample(values, number)}
    return [pytest.param(each, marks=pytest.mark.drawn if id(each) in now else pytest.mark.soak) for each in values]


def some(values: Sequence[One], number: int, about: str) -> list[One]:
    """As many of them, drawn for this run and ``about`` this: where they are too many to be tests of their own."""
    luck = random.Random(f"{os.environ[SEED]} {about}")  # noqa: S311  a sample that must be repeated
    return luck.sample(values, min(number, len(values)))


def mark(items: Sequence[pytest.Item], of: int) -> None:
    """Every ``of``-th is for every run, whichever process asks, and the others for ``make soak``.

    Counted along their names from a drawn one on: what stands side by side in a file is not drawn together.
    """
    ids = sorted(item.nodeid for item in items)
    luck = random.Random(f"{os.environ[SEED]} {ids[:1]}")  # noqa: S311  a sample that must be repeated
    now = set(ids[luck.randrange(of) :: of]) if len(ids) >= of else set(ids[:1])
    for item in items:
        item.add_marker(pytest.mark.drawn if item.nodeid in now else pytest.mark.soak)
