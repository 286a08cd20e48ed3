"""What a page reads is read once for all who look, as long as nobody has written anything anywhere."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from db import engine
from db.engine import Connection
from domain.operations.versions import Reading, Readings
from frame.run import once
from texts import spoken

T = TypeVar("T")
ASKED = "moment_asked"  # in the context of a run: asked once, and again after what this run writes


def unchanged(
    kept: Readings[T], thing: Hashable, read: Callable[[Connection], T], *, glance: bool = False
) -> Reading[T]:
    """What ``read`` says, and its number: the same as long as it says the same.

    Parameters
    ----------
    thing : everything that ``read`` depends on beside the database, whoever may see it included.
    glance : ``read`` asks one question: all others are of one moment, so that what is listed is what is counted.
    """
    database = engine.current()

    def asked() -> T:
        with database.glancing() if glance else database.reading() as connection:
            return read(connection)

    moment = once(ASKED, (database, database.commits), database.moment)
    return kept.of((thing, spoken()), moment, asked)
