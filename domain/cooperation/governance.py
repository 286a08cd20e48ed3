"""Who decides in a territory, in numbers that the coordination types: dated entries, of which the last counts.

They are the numbers that indicators call ``system:…``. Of one territory they are a fact that has a source; a figure of
several passes through the disclosure of organisations, each territory being one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.cooperation.errors import DayAhead, SeatsWrong
from domain.evaluation import measures
from domain.evaluation.indicators import Indicator
from domain.evaluation.measures import Result
from domain.evaluation.structures import Untold, untold
from domain.participation.masks import masked
from domain.participation.typed import required

FED = ("fd_seats", "em_roles")  # the indicators that they feed
MOST = 500
LONGEST_SOURCE = 160


@dataclass(frozen=True)
class Seats:
    """On a day: ``seats`` of the territory's bodies, those of ``residents``, and how many residents hold a ``roles``.

    ``source``: where it can be read, such as minutes of a committee.
    """

    day: date
    seats: int
    residents: int
    roles: int
    source: str

    def checked(self, today: date) -> "Seats":
        """As they may be kept.

        Raises
        ------
        domain.cooperation.errors.DayAhead, domain.cooperation.errors.SeatsWrong
        domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
        """
        if self.day > today:
            raise DayAhead
        if not (1 <= self.seats <= MOST and 0 <= self.residents <= self.seats and 0 <= self.roles <= MOST):
            raise SeatsWrong
        return replace(self, source=masked(" ".join(required(self.source, LONGEST_SOURCE).split())))

    @property
    def items(self) -> Mapping[str, str]:
        """What measures read of it."""
        given = {"seats": self.seats, "resident_seats": self.residents, "resident_roles": self.roles}
        return {f"system:{name}": str(number) for name, number in given.items()}


@dataclass(frozen=True)
class SeatsEntry:
    """``number``: from 1 on, of its territory; ``role``: of whoever typed it."""

    number: int
    said: Seats
    role: str


def figures(latest: Iterable[Seats], indicators: Sequence[Indicator]) -> dict[str, Result | Untold]:
    """What the last entries of several territories give of each indicator that they feed, or why it is not told."""
    told: dict[str, Result | Untold] = {}
    given = [one.items for one in latest]
    for one in indicators:
        if one.id in FED and (rule := one.calculation) is not None:
            cells = Counter(cell for items in given for cell in measures.of(rule).cells(rule, items))
            result = measures.result(rule, cells)
            told[one.id] = untold(result) or result
    return told
