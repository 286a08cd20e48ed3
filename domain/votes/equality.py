"""Equal options of a vote: they share a place, and a lot parts them where the rules say so. Announced beforehand.

Not a tie: that is a link between organisations (``domain.cooperation.ties``). A budget has a rule of its own for
projects of equal merit, before any lot: ``domain.votes.shares.Election.claim``. Keys of sentences keep the word «tie»:
papers that a device has received hold them.
"""

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

from domain.votes.ballot import Rules
from domain.votes.result import Lot, Place

# Keys of what is announced: that equal options are told as equal, that lots are drawn, or nothing.
TOLD = "tablet.vote.tie.told"
BY_LOT = "tablet.vote.tie.lot"
NEVER = ""  # where nothing can be equal


def announced(equal: str, rules: Rules) -> str:
    """The key of what is announced: ``equal``, a method's own, unless a lot settles it; empty where nothing can be."""
    return BY_LOT if equal and rules.lot else equal


def places(options: Iterable[str], score: Callable[[str], Any]) -> tuple[Place, ...]:
    """Options by falling score; equal scores share a place."""
    groups: dict[Any, list[str]] = {}
    for option in options:
        groups.setdefault(score(option), []).append(option)
    return ranked([groups[value] for value in sorted(groups, reverse=True)])


def ranked(groups: Iterable[Iterable[str]]) -> tuple[Place, ...]:
    """Places from groups of equal options, best first."""
    found: list[Place] = []
    rank = 1
    for group in groups:
        equal = tuple(sorted(group))
        found.append(Place(rank, equal))
        rank += len(equal)
    return tuple(found)


def by_lot(options: Iterable[str], seed: str) -> list[str]:
    """The options in the order that the lot gives them."""
    return sorted(options, key=lambda option: (hashlib.sha256(f"{seed}:{option}".encode()).hexdigest(), option))


def draw_lot(order: tuple[Place, ...], rules: Rules, seed: str | None) -> tuple[tuple[Place, ...], Lot | None]:
    """The places after the lot, if the rule says so, a seed was drawn and something is equal."""
    equal = tuple(place.options for place in order if len(place.options) > 1)
    if not (rules.lot and seed is not None and equal):
        return order, None
    drawn = tuple(tuple(by_lot(group, seed)) for group in equal)
    return ranked([[option] for place in order for option in by_lot(place.options, seed)]), Lot(seed, drawn)
