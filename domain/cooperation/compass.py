"""A compass of the seventeen sustainable development goals: a course that a territory shares (S001: «cap commun»).

Three things point at a goal: structures that name it among their own (told of all of them, by their restitution),
workshops that kept it together, and the themes of the project that serve it. Nothing here adds them up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.cooperation.capacity import ticking
from domain.cooperation.restitution import Restitution, StructureSpread
from domain.errors import Invalid, Refused

QUESTION, CHOICE = "p25", "odd"  # how structures are asked for three of them, and how their choices begin
MOST_KEPT = 5  # by one workshop: a course of everything is none


class UnknownGoal(Invalid):
    """There are seventeen goals, and this is none of them."""


class TooManyGoals(Invalid):
    """A workshop keeps a few goals only."""


class GoalsMoved(Refused):
    """Somebody else changed what this workshop keeps in the meantime."""


@dataclass(frozen=True)
class Goal:
    """``named``: how many structures name it, and why that is not told; None where they were not asked.

    ``kept``: the days of the workshops that kept it; ``themes``: ids of those that serve it.
    """

    id: str
    name: str
    icon: str
    named: StructureSpread | None = None
    kept: tuple[date, ...] = ()
    themes: tuple[str, ...] = ()

    @property
    def structures(self) -> int | None:
        """How many structures name it, where that is told."""
        return ticking(self.named)

    @property
    def shared(self) -> bool:
        """Whether a workshop kept it, and structures name it as far as that is told."""
        return bool(self.kept and self.structures)


def compass(
    goals: Sequence[Goal],
    told: Restitution | None,
    kept: Mapping[str, Sequence[date]],
    themes: Mapping[str, Sequence[str]],
) -> tuple[Goal, ...]:
    """Each goal with what points at it, in their order. ``kept``, ``themes``: by the id of a goal."""
    spreads = {one.about.row: one for one in told.of(QUESTION)} if told is not None else {}
    return tuple(
        Goal(
            one.id, one.name, one.icon, spreads.get(f"{CHOICE}{one.id}"),
            tuple(sorted(kept.get(one.id, ()))), tuple(themes.get(one.id, ())),
        )
        for one in goals
    )  # fmt: skip


def checked(wanted: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """The goals that a workshop keeps, each once, in the order of the list.

    Raises
    ------
    UnknownGoal, TooManyGoals
    """
    if not set(wanted) <= set(known):
        raise UnknownGoal
    if len(set(wanted)) > MOST_KEPT:
        raise TooManyGoals
    return tuple(one for one in known if one in wanted)
