"""Who was drawn for each figure of a class. Only a test writes that down: the product forgets it at once."""

import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import Connection, select

from db.models.participation import ResponseRow
from db.queries.evaluation import cells, crossings
from domain.evaluation.crossings import Class, CrossingPart

Blocks = Mapping[str, int]  # how many of those who were drawn are in each block


class Luck(random.SystemRandom):
    """Draws, and keeps what it drew: who may be drawn, who are put aside again, then who is."""

    drawn: list[list[int]]

    def sample(self, population: Any, k: int, **_: Any) -> list[Any]:  # noqa: ANN401
        self.drawn.append(super().sample(population, k))
        return self.drawn[-1]


@dataclass
class Draws:
    """Of the figures that were told last: who was drawn, by the figure's class and indicator, and from which blocks."""

    people: dict[tuple[tuple[str, ...], str], frozenset[int]] = field(default_factory=dict)
    blocks: dict[tuple[tuple[str, ...], str], Blocks] = field(default_factory=dict)

    def forget(self) -> None:
        """Before another wave."""
        self.people.clear()
        self.blocks.clear()

    def keep(
        self, connection: Connection, parts: Sequence[CrossingPart], classes: Sequence[tuple[list[str], Luck]]
    ) -> None:
        """Those of one crossing, if anything is told of it."""
        for part, (rules, luck) in zip(parts, classes, strict=bool(parts)):
            for rule, people in zip(rules, luck.drawn, strict=True):
                if rule in part.figures:
                    chosen = select(ResponseRow.block_id).where(ResponseRow.id.in_(people))
                    blocks = list(connection.execute(chosen).scalars())
                    self.people[part.of, rule] = frozenset(people)
                    self.blocks[part.of, rule] = {str(block): blocks.count(block) for block in set(blocks)}


@contextmanager
def watched() -> Iterator[Draws]:
    """From now on, every draw is kept."""
    draws, parts, drawn = Draws(), crossings._parts, crossings._drawn
    classes: list[tuple[list[str], Luck]] = []

    def watched_parts(connection: Connection, *rest: Any) -> tuple[CrossingPart, ...]:  # noqa: ANN401
        classes.clear()
        found = parts(connection, *rest)
        draws.keep(connection, found, classes if found else [])
        return found

    def watched_drawn(*given: Any) -> dict[str, Class]:  # noqa: ANN401
        luck, read = Luck(), cells.by_response
        luck.drawn = []

        def put_aside(*of: Any) -> Any:  # noqa: ANN401
            luck.drawn.pop()
            return read(*of)

        with pytest.MonkeyPatch.context() as once:
            once.setattr(crossings, "SystemRandom", lambda: luck)
            once.setattr(cells, "by_response", put_aside)
            found = drawn(*given)
        classes.append((list(found), luck))
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crossings, "_parts", watched_parts)
        patch.setattr(crossings, "_drawn", watched_drawn)
        yield draws
