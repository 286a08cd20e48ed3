"""What residents ask beside what structures can do: the same themes, the same stakes.

Residents' priorities are public, one by one. What structures can do is told of all of them, by their restitution.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from domain.cooperation.commitments import Commitment, holding
from domain.cooperation.means import Match, Pool
from domain.cooperation.responses import YES
from domain.cooperation.restitution import Restitution, StructureSpread
from domain.cooperation.solutions import Brick, Solution, Standing
from domain.priorities.priority import Priority, Status
from domain.workshops.decisions import Decision

CHOSEN = (Status.RETAINED, Status.ONGOING, Status.DONE)  # what came of a vote, and went on
SHOWN_FIRST = (*CHOSEN, Status.VOTING, Status.PROPOSED)  # whatever was given up asks nothing any more

Cell = tuple[str, str]  # a theme and a stake


@dataclass(frozen=True)
class Answered:
    """A priority with what answers it: bricks, each of a solution of that title, and decisions.

    ``shared``, ``promised``: means and commitments of those that lead these bricks, as far as they may be shown.
    """

    priority: Priority
    bricks: tuple[tuple[str, Brick], ...] = ()
    decisions: tuple[Decision, ...] = ()
    shared: tuple[Match, ...] = ()
    promised: tuple[Commitment, ...] = ()

    @property
    def by_nothing(self) -> bool:
        """Whether nobody has begun anything."""
        return not self.bricks and not self.decisions


def asked(priorities: Sequence[Priority]) -> tuple[Priority, ...]:
    """Those that still ask for something: what was retained first, then in the order that they have."""
    known = [one for one in priorities if one.status in SHOWN_FIRST]
    return tuple(sorted(known, key=lambda one: SHOWN_FIRST.index(one.status)))


def cells(priorities: Sequence[Priority]) -> Mapping[Cell, int]:
    """How many priorities of a theme touch a stake; one that touches none is under the stake ``""``."""
    return Counter((one.words.theme, stake) for one in priorities for stake in one.words.stakes or ("",))


def acted(solutions: Sequence[Solution]) -> Mapping[Cell, int]:
    """How many bricks of a theme's solutions touch a stake. One that stopped answers nothing any more."""
    return Counter(
        (solution.words.theme, tag)
        for solution in solutions
        for brick in going_on(solution)
        if solution.words.theme
        for tag in brick.words.tags
    )


def going_on(solution: Solution) -> tuple[Brick, ...]:
    """The bricks of a solution that did not stop."""
    return tuple(one for one in solution.bricks if one.words.standing is not Standing.STOPPED)


def touching(tags: Iterable[Collection[str]]) -> Mapping[str, int]:
    """How many of these things touch each stake and agricultural subject; one may touch several."""
    return Counter(tag for one in tags for tag in one)


def blocks(priorities: Sequence[Priority]) -> Mapping[str, int]:
    """How many priorities touch each agricultural subject; one may touch several."""
    return touching(one.words.blocks for one in priorities)


def answered(
    priorities: Sequence[Priority], solutions: Sequence[Solution], decisions: Sequence[Decision]
) -> tuple[Answered, ...]:
    """Each with the bricks that say they come from it, and the decisions that are linked with it."""
    bricks = [(solution.words.title, brick) for solution in solutions for brick in solution.bricks]
    return tuple(
        Answered(
            one,
            tuple((title, brick) for title, brick in bricks if brick.words.priority == one.id),
            tuple(decision for decision in decisions if decision.promise.links.priority == one.id),
        )
        for one in priorities
    )


def around(known: Sequence[Answered], pool: Pool, promised: Sequence[Commitment]) -> tuple[Answered, ...]:
    """The same with what is shared and what holds around those that lead their bricks."""
    return tuple(_around(one, pool, promised) for one in known)


def _around(one: Answered, pool: Pool, promised: Sequence[Commitment]) -> Answered:
    leads = {brick.words.lead for _, brick in one.bricks if brick.words.lead}
    return replace(one, shared=pool.shared_with(leads), promised=holding(promised, leads))


def able(told: Restitution | None, question: str) -> Mapping[str, StructureSpread]:
    """What is told of each choice of a question: how many structures ticked it."""
    return {one.about.row: one for one in told.of(question)} if told is not None else {}


def ticking(spread: StructureSpread | None) -> int | None:
    """How many ticked it; None where that is not told."""
    return spread.cells.get(YES, 0) if spread is not None and spread.why is None else None
