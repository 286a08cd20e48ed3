"""A copy of everything, in one file: what it says of itself, and why it may be refused."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.errors import Invalid, Refused


class CopyDamaged(Invalid):
    """The file is no copy, or not the whole one that was written."""


class CopySealed(Invalid):
    """The file is sealed, and no passphrase was given, or another one."""


class CopyTooNew(Refused):
    """A newer version of the application wrote it. Values: ``revision``."""


class DatabaseNotEmpty(Refused):
    """A copy is brought back into an empty database only: it never mixes with what is there."""


@dataclass(frozen=True)
class Manifest:
    """``revision``: of the schema; ``made``: the day, as ISO text; ``tables``: how many rows each has, in order."""

    revision: str
    made: str
    tables: Mapping[str, int]
