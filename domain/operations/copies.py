"""A copy of everything, in one file: what it says of itself, and why it may be refused."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.errors import Invalid, Refused
from domain.workshops.hours import here

RETRY = timedelta(minutes=20)  # after a look that made no copy
_NIGHT = timedelta(hours=3)  # until then a night belongs to the day before
_COURTESY = timedelta(hours=2)  # a timer that makes one at night comes first
_ROOM = 200_000_000  # bytes that a copy must leave to whoever answers


class CopyDamaged(Invalid):
    """The file is no copy, or not the whole one that was written."""


class CopySealed(Invalid):
    """The file is sealed, and no passphrase was given, or another one."""


class CopyTooNew(Refused):
    """A newer version of the application wrote it. Values: ``revision``."""


class DatabaseNotEmpty(Refused):
    """A copy is brought back into an empty database only: it never mixes with what is there."""


class ErasuresUnreadable(Refused):
    """A file that should say what was taken back says nothing of it. Values: ``file``."""


class RestoreRunning(Refused):
    """Another process brings a copy back into this database at this moment."""


@dataclass(frozen=True)
class Manifest:
    """``revision``: of the schema; ``made``: the day, as ISO text; ``tables``: how many rows each has, in order.

    ``key_mark``: of the key under which it was made (``settings.key_mark``); empty where it does not say.
    """

    revision: str
    made: str
    tables: Mapping[str, int]
    key_mark: str = ""


def due(made: Iterable[datetime], now: datetime) -> bool:
    """Whether the copy of the day is still to be made; one made by hand, or by a timer, is as good.

    Where the day before had one, a timer has until five in the morning to make that of today.
    """
    days = {(here(moment) - _NIGHT).date() for moment in made}
    local = here(now) - _NIGHT
    if local.date() in days:
        return False
    begun = timedelta(hours=local.hour, minutes=local.minute)
    return begun >= _COURTESY or local.date() - timedelta(days=1) not in days


def room_for(free: int, last: int) -> bool:
    """Whether a disk has room for a copy of about ``last`` bytes, while it is written and beside the others."""
    return free >= 3 * last + _ROOM
