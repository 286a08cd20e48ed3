"""Who waits to be published, and when they are: the facilitator's acts, a fixed clock, and nothing else.

A publication at somebody's arrival would tell what that person said, and nine made-up people around one real person
would too (docs/decisions/0005). So an act publishes whole what waits, once enough people do; between two acts, ten are
drawn of at least twenty, at moments that were fixed before anybody came.
"""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from domain.errors import Refused
from domain.evaluation.disclosure import STEP
from domain.workshops.workshop import Admission

REAL = 13  # real people in a block, whatever is made up: 0.7 ** 13 is one room in a hundred
UNCOUNTED = 30  # people present, until the facilitator has counted them
EVERY = timedelta(minutes=5)
DRAWN = STEP
LEAST_LEFT = STEP  # who waits on, so that nobody knows who was drawn


class TooFewWaiting(Refused):
    """Too few people wait to be published. Values: ``n``, how many more are needed."""


def needed(admission: Admission, people: int | None) -> int:
    """How many must wait for an act to publish them.

    With the code on the wall, as many visits as a third of the people present could be made up.
    """
    return STEP if admission is Admission.PREPARED else REAL + margin(admission, people)


def at_closing(admission: Admission, people: int | None) -> int:
    """How many must wait for a workshop that has shown nothing to be published whole when it closes.

    Ten of them are real, whatever is made up; who is fewer waits in the wave's reservoir.
    """
    return STEP + margin(admission, people)


def margin(admission: Admission, people: int | None) -> int:
    """How many of the people of a workshop could be made up: nobody on prepared tablets, else a third of the room."""
    return 0 if admission is Admission.PREPARED else -(-(people or UNCOUNTED) // 3)


def needed_of_several(rooms: Iterable[tuple[Admission, int | None, int]]) -> int:
    """How many must wait together. ``rooms``: how each admitted, who was present, and who of it waits."""
    return REAL + sum(min(margin(admission, people), waiting) for admission, people, waiting in rooms)


def lacking(waiting: int, admission: Admission, people: int | None) -> int:
    """How many are still needed."""
    return max(0, needed(admission, people) - waiting)


def first_look(opened: datetime) -> datetime:
    """When a reservoir is first looked at: its offset is drawn at opening."""
    return opened + timedelta(milliseconds=1 + secrets.randbelow(EVERY // timedelta(milliseconds=1)))


def following_look(due: datetime, now: datetime) -> datetime:
    """The next moment of the same clock after ``now``; looks that nobody was there for are not made up for."""
    return due + EVERY * (max(0, (now - due) // EVERY) + 1)


def drawn(waiting: int, least: int = 0) -> int:
    """How many the clock draws. ``least``: what an act would need, where people could be made up."""
    return DRAWN if waiting >= max(DRAWN + LEAST_LEFT, least) else 0
