"""Trust and value: six optional questions on each close tie, told only all together, never of one tie.

Three are about trust (openness, reliability, a shared mission), three about value (influence, means, involvement),
after PARTNER, in our own words. A single question would be answered too kindly.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from domain.errors import Invalid, Refused
from domain.evaluation.measures import Result
from domain.evaluation.structures import Untold, untold

TRUST = ("open", "reliable", "mission")
VALUE = ("influence", "means", "involved")
QUESTIONS = (*TRUST, *VALUE)
DEGREES = ("1", "2", "3", "4")  # from «pas du tout» to «tout à fait»
UNKNOWN = "nsp"
CLOSE = ("2", "3")  # the levels of ties that are asked about
LEAST = 5  # declarations, for a median
SECONDS = 40  # for the six questions of one tie


class TrustMoved(Refused):
    """Somebody else of the same organisation changed these answers in the meantime."""


class UnknownTrust(Invalid):
    """No such question or degree."""


class NoCloseTie(Refused):
    """An organisation is asked about those with whom it says that it has a close tie, and about nobody else."""


@dataclass(frozen=True)
class Trust:
    """What one organisation says of a tie, by question. ``version``: 0 where it has said nothing."""

    said: Mapping[str, str] = field(default_factory=dict)
    version: int = 0

    def checked(self) -> "Trust":
        """The same.

        Raises
        ------
        UnknownTrust
        """
        if not set(self.said) <= set(QUESTIONS) or not set(self.said.values()) <= {*DEGREES, UNKNOWN}:
            raise UnknownTrust
        return self

    @property
    def whole(self) -> bool:
        """Whether all six are answered."""
        return set(self.said) == set(QUESTIONS)


@dataclass(frozen=True)
class Median:
    """The degree in the middle of ``n`` declarations; two where the middle lies between them. ``why``: untold."""

    n: int = 0
    low: str = ""
    high: str = ""
    why: Untold | None = None


def minutes(ties: int) -> int:
    """How long the module takes, said before it begins."""
    return max(1, round(ties * SECONDS / 60))


def median(declared: Collection[tuple[str, str]]) -> Median:
    """Of declarations (who says it, the degree); those who do not know have no say.

    Untold of fewer than five, of fewer than three organisations, and where one makes most of them.
    """
    known = [(who, degree) for who, degree in declared if degree in DEGREES]
    by = Counter(who for who, _ in known)
    result = Result(len(by), largest=max(by.values()) / len(known) if known else None)
    why = Untold.TOO_FEW if len(known) < LEAST else untold(result)
    if why is not None:
        return Median(why=why)
    degrees = sorted(degree for _, degree in known)
    return Median(len(degrees), degrees[(len(degrees) - 1) // 2], degrees[len(degrees) // 2])
