"""The votes of one workshop, in an order that means something, and the one to begin with."""

from collections.abc import Sequence

from domain.names import heard
from domain.votes.vote import Vote
from domain.workshops.workshop import State


def numbered(found: Sequence[Vote]) -> tuple[tuple[int, Vote], ...]:
    """Each vote with the number of its question; the rounds of one question follow one another.

    ``found``: in the order of their preparation.
    """
    before = {one.id: one.previous for one in found}
    first = [_first(one.id, before) for one in found]
    numbers = {root: number for number, root in enumerate(dict.fromkeys(first), start=1)}
    counted = [(numbers[root], one) for root, one in zip(first, found, strict=True)]
    return tuple(sorted(counted, key=lambda each: (each[0], each[1].round)))


def twins(asked: Sequence[tuple[str, str | None, str]]) -> dict[str, int]:
    """Votes of one workshop that ask alike, each with its number among them, by its id; rounds have the first's.

    ``asked``: the id, the round before, the question, in the order of their preparation. Questions are alike whatever
    is not told apart in them.
    """
    before = {vote: previous for vote, previous, _ in asked}
    roots: dict[str, list[str]] = {}
    for vote, _, question in asked:
        alike = roots.setdefault(heard(question), [])
        if (root := _first(vote, before)) not in alike:
            alike.append(root)
    numbers = {root: number for alike in roots.values() if len(alike) > 1 for number, root in enumerate(alike, start=1)}
    return {vote: numbers[root] for vote, _, _ in asked if (root := _first(vote, before)) in numbers}


def proposed(found: Sequence[Vote]) -> Vote | None:
    """Where none is named: the open one, else the one next to open, else the last that was closed."""
    for state, at in ((State.OPEN, 0), (State.PREPARED, 0), (State.CLOSED, -1)):
        there = [one for one in found if one.state is state]
        if there:
            return there[at]
    return None


def _first(vote: str, before: dict[str, str | None]) -> str:
    while (earlier := before.get(vote)) is not None and earlier in before:
        vote = earlier
    return vote
