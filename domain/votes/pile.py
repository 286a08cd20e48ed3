"""A pile of paper ballots that two people read, one after the other: where they differ, and what they agree on."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.votes.ballot import Ballot
from domain.votes.errors import ReadingsDiffer

FIRST, SECOND, AGREED = 1, 2, 3  # what each person read, and what both say once they have looked again
Piles = Mapping[int, Mapping[int, str]]  # for each of the three: a paper's number, its marks


class Move(StrEnum):
    """What a reader does with a reading."""

    ADD = "add"
    TAKE_BACK = "take_back"
    RESTART = "restart"


@dataclass(frozen=True)
class PileStep:
    """One move. ``number``: the paper's place in the pile, 0 to restart; ``text``: its marks, to add it."""

    move: Move
    reading: int
    number: int = 0
    text: str = ""


@dataclass(frozen=True)
class PileReading:
    """One reading of the pile so far. ``reader``: the id of the account that types it, ``name`` as it is displayed."""

    papers: int
    reader: str
    name: str


@dataclass(frozen=True)
class Difference:
    """One paper that the two readings do not read alike; None where a reading has no such paper."""

    number: int
    first: Ballot | None
    second: Ballot | None


@dataclass(frozen=True)
class Decided:
    """A difference as it was shown, and what is kept of it; ``kept`` is None as long as nobody said so."""

    shown: Difference
    kept: Ballot | None

    @property
    def reading(self) -> int:
        """Whose reading is kept; ``AGREED`` if the paper was read anew."""
        known = {self.shown.second: SECOND, self.shown.first: FIRST}
        return known.get(self.kept, AGREED)


def differences(piles: Piles) -> tuple[Difference, ...]:
    """The papers to look at again, in their order, settled ones left out; none until both readings have begun."""
    first, second = piles[FIRST], piles[SECOND]
    if not (first and second):
        return ()
    numbers = sorted((first.keys() | second.keys()) - piles[AGREED].keys())
    pairs = ((number, first.get(number), second.get(number)) for number in numbers)
    return tuple(Difference(number, _read(one), _read(two)) for number, one, two in pairs if one != two)


def agreed(piles: Piles) -> list[str]:
    """The marks of each paper: of both readings, which must agree or be settled, or of the only one.

    Raises
    ------
    ReadingsDiffer
    """
    if wrong := differences(piles):
        raise ReadingsDiffer(n=len(wrong))
    first, second = piles[FIRST], piles[SECOND]
    if not (first and second):
        return list((first or second).values())
    return [piles[AGREED].get(number) or first[number] for number in sorted(first.keys() | second.keys())]


def _read(text: str | None) -> Ballot | None:
    return None if text is None else Ballot.parse(text)
