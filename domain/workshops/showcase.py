"""The demonstration that ``make run`` shows: what there is of it, and how each of its workshops is known again."""

import hashlib
from collections.abc import Iterable
from datetime import date

from domain.workshops.workshop import State, Workshop

# The first one is where the demonstration accounts work: it has the votes, and the workshop that is open.
PLACES = ("lyon", "montpellier", "aix_marseille", "lorient")
WAVES = (120, 30)  # how many days ago the last workshop of each was
WORKSHOPS = 4  # in each wave of each territory
APART = 7  # days between two of them
PEOPLE = 75  # who answered in each
VOTERS = 24  # who voted in each closed vote
PRESENT = 60  # in the open workshop: twenty invented people, whoever tries it, and twenty more after a new start
MOST_ROOMS = 20  # open workshops that one day may see, one after the other


def identity(*of: object) -> str:
    """The id of a thing of the demonstration: the same at each start, so that it is made once."""
    return hashlib.sha256(":".join(["showcase", *map(str, of)]).encode()).hexdigest()[:32]


def rooms(day: date) -> tuple[str, ...]:
    """The ids that the open workshop of a day may have: whoever closes one finds another at the next start."""
    return tuple(identity("room", day, number) for number in range(1, MOST_ROOMS + 1))


def open_room(known: Iterable[Workshop]) -> Workshop | None:
    """The open workshop of the demonstration; None where there is none, or where it is no demonstration's."""
    return next(
        (one for one in known if one.demonstration and one.state is State.OPEN and one.id in rooms(one.day)), None
    )
