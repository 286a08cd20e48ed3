"""The weather of a session: hands raised for five pictures, which the whole room saw. Nobody's answer is among them."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.errors import Invalid
from domain.evaluation.disclosure import K
from domain.workshops.admission import PEOPLE

MOODS = 5  # from a storm to the sun, as the list of the closing questionnaire


class MoreHandsThanPeople(Invalid):
    """More hands than people are present. Values: ``most``."""


@dataclass(frozen=True)
class Weather:
    """``hands``: for each of the five, from the storm on; empty before anybody was asked."""

    hands: tuple[int, ...] = ()

    @property
    def people(self) -> int:
        """How many raised a hand."""
        return sum(self.hands)

    @property
    def shown(self) -> bool:
        """Whether each count is told; of a few, only how many they are, as of a vote by hand."""
        return self.people >= K


NO_HANDS = Weather()


def raised(hands: Sequence[int], people: int | None) -> Weather:
    """What was counted. ``people``: those present, None if nobody has counted them.

    Raises
    ------
    MoreHandsThanPeople
    """
    most = PEOPLE if people is None else people
    if len(hands) != MOODS or any(n < 0 for n in hands) or sum(hands) > most:
        raise MoreHandsThanPeople(most=most)
    return Weather(tuple(hands))
