"""A drawn sample for ``make test`` of what ``make soak`` runs whole. The seed is printed, and repeats the draw."""

import os
import random
from collections.abc import Sequence
from typing import Any

import pytest

SEED = "TABLEE_SEED"


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
    return [value if id(value) in now else pytest.param(value, marks=pytest.mark.soak) for value in values]


def left_for_soak(items: Sequence[pytest.Item], of: int) -> list[pytest.Item]:
    """All of them but one of ``of``, drawn; the same whichever process asks."""
    luck = random.Random(f"{os.environ[SEED]} {len(items)}")  # noqa: S311  a sample that must be repeated
    return sorted(luck.sample(list(items), len(items) - len(items) // of), key=lambda item: item.nodeid)
